package io.plumbline.local.watch;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of the connector that pins plans on one cluster's servers. */
final class PinConfiguration {
    private static final String CONNECTOR = "io.plumbline.sync.PlanPinSinkConnector";

    private PinConfiguration() {}

    static ConnectorConfiguration of(WatchedCluster cluster, Map<String, String> more, LocalStack stack) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "connector.class", CONNECTOR,
                "tasks.max", "1",
                "topics", "plumbline.pin-commands",
                "cluster", cluster.name(),
                "actuator", "pg_hint_plan",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "results.producer.bootstrap.servers", stack.kafka().bootstrapServers(),
                // a command is one record now and then: it is not to wait for more
                "consumer.override.fetch.min.bytes", "1",
                "consumer.override.auto.offset.reset", "earliest"));
        settings.put(
                "instances",
                cluster.instances().stream().map(WatchedInstance::name).collect(Collectors.joining(",")));
        for (WatchedInstance instance : cluster.instances()) {
            String prefix = "instance." + instance.name() + ".";
            settings.put(prefix + "url", instance.jdbcUrl());
            settings.put(prefix + "user", instance.user());
            settings.put(
                    prefix + "password",
                    stack.connect()
                            .secretReference(
                                    "pins." + PollerConfiguration.secretName(cluster.name(), instance),
                                    instance.password()));
        }
        settings.putAll(AvroValues.read(stack.registry().apicurioUrl()));
        AvroValues.written(stack.registry().apicurioUrl())
                .forEach((key, value) -> settings.put(key.replace("value.converter", "results.converter"), value));
        settings.putAll(more);
        return new ConnectorConfiguration("plumbline-pins-" + cluster.name(), new TreeMap<>(settings));
    }
}

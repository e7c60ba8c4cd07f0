package io.plumbline.local.watch;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the connector that pins plans on one cluster's servers. */
final class PinConfiguration {
    private static final String CONNECTOR = "io.plumbline.sync.PlanPinSinkConnector";

    private PinConfiguration() {}

    static ConnectorConfiguration of(WatchedCluster cluster, Map<String, String> more, LocalStack stack) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "connector.class", CONNECTOR,
                "tasks.max", "1",
                "topics", "plumbline.pin-commands",
                "actuator", Actuator.PG_HINT_PLAN.wireName(),
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "results.producer.bootstrap.servers", stack.kafka().bootstrapServers(),
                // a command is one record now and then: it is not to wait for more
                "consumer.override.fetch.min.bytes", "1",
                "consumer.override.auto.offset.reset", "earliest"));
        settings.putAll(InstanceSettings.of(cluster, "pins.", stack));
        settings.putAll(AvroValues.read(stack.registry().apicurioUrl()));
        AvroValues.written(stack.registry().apicurioUrl())
                .forEach((key, value) -> settings.put(key.replace("value.converter", "results.converter"), value));
        settings.putAll(more);
        return new ConnectorConfiguration("plumbline-pins-" + cluster.name(), new TreeMap<>(settings));
    }
}

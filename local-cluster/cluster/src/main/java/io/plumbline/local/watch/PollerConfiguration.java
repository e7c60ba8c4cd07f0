package io.plumbline.local.watch;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of the connector that polls one cluster: one task per instance, Avro values in Confluent's wire format. */
final class PollerConfiguration {
    private static final String POSTGRESQL = "io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector";
    private static final String MYSQL = "io.plumbline.pollers.mysql.MySqlStatisticsSourceConnector";

    private PollerConfiguration() {}

    static ConnectorConfiguration of(WatchedCluster cluster, Map<String, String> more, LocalStack stack) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("connector.class", connector(cluster.engine()));
        settings.put("tasks.max", "" + cluster.instances().size());
        settings.put("cluster", cluster.name());
        settings.put(
                "instances",
                cluster.instances().stream().map(WatchedInstance::name).collect(Collectors.joining(",")));
        for (WatchedInstance instance : cluster.instances()) {
            String prefix = "instance." + instance.name() + ".";
            settings.put(prefix + "url", instance.jdbcUrl());
            settings.put(prefix + "user", instance.user());
            settings.put(
                    prefix + "password",
                    stack.connect().secretReference(secretName(cluster.name(), instance), instance.password()));
        }
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.putAll(AvroValues.written(stack.registry().apicurioUrl()));
        return new ConnectorConfiguration("plumbline-pollers-" + cluster.name(), new TreeMap<>(settings));
    }

    private static String connector(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL, MARIADB -> MYSQL;
        };
    }

    static String secretName(String cluster, WatchedInstance instance) {
        return cluster + "." + instance.name() + ".password";
    }
}

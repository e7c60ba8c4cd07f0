package io.plumbline.local.watch;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the connector that polls one cluster: one task per instance, Avro values in Confluent's wire format. */
final class PollerConfiguration {
    private static final String POSTGRESQL = "io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector";
    private static final String MYSQL = "io.plumbline.pollers.mysql.MySqlStatisticsSourceConnector";

    private PollerConfiguration() {}

    static ConnectorConfiguration of(WatchedCluster cluster, Map<String, String> more, LocalStack stack) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("connector.class", connector(cluster.engine()));
        settings.put("tasks.max", "" + cluster.instances().size());
        settings.putAll(InstanceSettings.of(cluster, "", stack));
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
}

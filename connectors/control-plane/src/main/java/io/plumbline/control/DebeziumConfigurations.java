package io.plumbline.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Debezium connectors of Plumbline, rendered from {@code debezium-ddl.json}, {@code debezium-mysql-ddl.json} and
 * {@code debezium-control.json}.
 *
 * <p>Names are derived from cluster and database: the same input gives the same connector, slot and topics, and two
 * watched databases never share one. docs/operations/control-database.md explains the settings.
 */
public final class DebeziumConfigurations {

    /** Replication slots have names of at most 63 bytes. */
    private static final int LONGEST_SLOT_PART = 49;

    /** Topics have names of at most 249 characters, prefix and table included. */
    private static final int LONGEST_TOPIC_PART = 80;

    private DebeziumConfigurations() {}

    /**
     * Follows the DDL messages of one watched database, on the server that takes the writes.
     *
     * @param cluster name of the cluster as the pollers know it; stamped into every message
     */
    public static ConnectorConfiguration ddl(String cluster, DatabaseAddress database) {
        requireText("cluster", cluster);
        String source =
                SafeName.of(cluster, LONGEST_TOPIC_PART) + "." + SafeName.of(database.database(), LONGEST_TOPIC_PART);
        Map<String, String> values = new HashMap<>(database.placeholders());
        values.put("cluster", cluster);
        values.put("source", "ddl." + source);
        values.put("slot", "plumbline_ddl_" + SafeName.of(database.database(), LONGEST_SLOT_PART));
        return new ConnectorConfiguration(
                "plumbline-ddl-" + source,
                ConnectorTemplate.load("debezium-ddl.json").fill(values),
                List.of("plumbline.cdc.ddl." + source + ".message"));
    }

    /**
     * Follows the DDL of all schemas of one MySQL server, the one that takes the writes, from its binary log. No row is read.
     *
     * @param cluster name of the cluster as the pollers know it; stamped into every record
     * @param instance name of the server within the cluster
     * @param bootstrapServers Kafka as the workers reach it: Debezium keeps the schemas' history there by itself
     */
    public static ConnectorConfiguration mysqlDdl(
            String cluster, String instance, ServerAddress server, String bootstrapServers) {
        requireText("cluster", cluster);
        requireText("instance", instance);
        String source =
                "ddl." + SafeName.of(cluster, LONGEST_TOPIC_PART) + "." + SafeName.of(instance, LONGEST_TOPIC_PART);
        Map<String, String> values = new HashMap<>(server.placeholders());
        values.put("cluster", cluster);
        values.put("source", source);
        values.put("source_pattern", source.replace(".", "\\."));
        values.put("server_id", Long.toString(SafeName.number(source)));
        values.put("kafka", bootstrapServers);
        return new ConnectorConfiguration(
                "plumbline-" + source.replaceFirst("\\.", "-"),
                ConnectorTemplate.load("debezium-mysql-ddl.json").fill(values),
                List.of("plumbline.cdc." + source));
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank, was '" + value + "'");
        }
    }

    /** Follows the tables of the control database. */
    public static ConnectorConfiguration controlTables(DatabaseAddress database) {
        return new ConnectorConfiguration(
                "plumbline-control",
                ConnectorTemplate.load("debezium-control.json").fill(database.placeholders()),
                List.of(
                        "plumbline.cdc.control.plumbline.threshold",
                        "plumbline.cdc.control.plumbline.maintenance_window",
                        "plumbline.cdc.control.plumbline.spm_decision"));
    }
}

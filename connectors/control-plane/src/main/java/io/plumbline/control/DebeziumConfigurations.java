package io.plumbline.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The two Debezium connectors of Plumbline, rendered from {@code debezium-ddl.json} and {@code debezium-control.json}.
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
        if (cluster.isBlank()) {
            throw new IllegalArgumentException("cluster must not be blank, was '" + cluster + "'");
        }
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

package io.plumbline.control;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The connectors that keep the tables {@code baseline}, {@code plan_change} and {@code verdict} of the control database as
 * their topics: one each, so that one that fails leaves the others running. Rendered from {@code table-sink.json} and what
 * {@code table-sink-baseline.json} and the like add to it; docs/operations/control-database.md explains the settings.
 */
public final class SinkConfigurations {

    /** Where the records go that no table takes. */
    public static final String REJECTIONS_TOPIC = "plumbline.control-rejections";

    private static final List<String> TABLES = List.of("baseline", "plan-change", "verdict");

    private SinkConfigurations() {}

    /**
     * One connector for each table.
     *
     * @param database the control database, with a user that is a member of {@code plumbline_service}
     * @param valueConverter the settings {@code value.converter...} that read what the job writes
     */
    public static List<ConnectorConfiguration> of(DatabaseAddress database, Map<String, String> valueConverter) {
        return TABLES.stream().map(table -> of(table, database, valueConverter)).toList();
    }

    private static ConnectorConfiguration of(
            String table, DatabaseAddress database, Map<String, String> valueConverter) {
        SortedMap<String, String> settings =
                new TreeMap<>(ConnectorTemplate.load("table-sink.json").fill(database.placeholders()));
        settings.putAll(ConnectorTemplate.load("table-sink-" + table + ".json").fill(Map.of()));
        settings.putAll(valueConverter);
        return new ConnectorConfiguration("plumbline-table-" + table, settings, List.of(REJECTIONS_TOPIC));
    }
}

package io.plumbline.pollers.postgres;

import io.plumbline.connect.BuildVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Publishes the statement statistics, generic plans and relations of one cluster's PostgreSQL servers.
 *
 * <p>One task per instance; with fewer tasks allowed, a task polls several. It needs no offsets: what it publishes is
 * cumulative, so a repeat, a gap or a restart loses nothing.
 */
public final class PostgresStatisticsSourceConnector extends SourceConnector {

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return PollerOptions.shared();
    }

    /** Checks every option and, where all are allowed, every server by connecting to it. */
    @Override
    public Config validate(Map<String, String> given) {
        Map<String, ConfigValue> values =
                new TreeMap<>(InstanceOptions.definition(given).validateAll(given));
        UnknownOptions.report(given, values);
        if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
            ConnectionCheck.report(PollerSettings.of(given), values);
        }
        return new Config(new ArrayList<>(values.values()));
    }

    @Override
    public void start(Map<String, String> given) {
        properties = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PostgresStatisticsSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return InstanceGroups.of(properties, maxTasks);
    }

    @Override
    public void stop() {
        properties = Map.of();
    }

    /** Every sighting has an id of its own and is sent once; a repeat after a crash is another sighting. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /** Any change is accepted: offsets say when an instance was last read and are not used to go on from. */
    @Override
    public boolean alterOffsets(Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return true;
    }
}

package io.plumbline.pollers.task;

import io.plumbline.connect.BuildVersion;
import io.plumbline.pollers.options.InstanceGroups;
import io.plumbline.pollers.options.PollerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * What the connectors of every engine share. One task per instance; with fewer tasks allowed, a task polls several. It
 * needs no offsets: what it publishes is cumulative, so a repeat, a gap or a restart loses nothing.
 */
public abstract class StatisticsSourceConnector extends SourceConnector {

    private Map<String, String> properties = Map.of();

    /** All options, those of the instances that {@code given} names included. */
    protected abstract ConfigDef definition(Map<String, String> given);

    /** Connects to every server and says at the option that is to blame what is wrong; all options are allowed ones. */
    protected abstract void checkConnections(Map<String, String> given, Map<String, ConfigValue> values);

    @Override
    public final String version() {
        return BuildVersion.current();
    }

    @Override
    public final ConfigDef config() {
        return definition(Map.of());
    }

    /** Checks every option and, where all are allowed, every server by connecting to it. */
    @Override
    public final Config validate(Map<String, String> given) {
        ConfigDef definition = definition(given);
        Map<String, ConfigValue> values = new TreeMap<>(definition.validateAll(given));
        PollerOptions.UNKNOWN.report(definition, given, values);
        if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
            checkConnections(given, values);
        }
        return new Config(new ArrayList<>(values.values()));
    }

    @Override
    public final void start(Map<String, String> given) {
        properties = Map.copyOf(given);
    }

    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        return InstanceGroups.of(properties, maxTasks);
    }

    @Override
    public final void stop() {
        properties = Map.of();
    }

    /** Every sighting has an id of its own and is sent once; a repeat after a crash is another sighting. */
    @Override
    public final ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public final ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /** Any change is accepted: offsets say when an instance was last read and are not used to go on from. */
    @Override
    public final boolean alterOffsets(Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return true;
    }
}

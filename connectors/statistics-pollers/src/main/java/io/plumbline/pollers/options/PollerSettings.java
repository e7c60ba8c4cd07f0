package io.plumbline.pollers.options;

import io.plumbline.explain.SessionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The connector's options, parsed. */
public record PollerSettings(
        String cluster,
        List<InstanceSettings> instances,
        Rhythm rhythm,
        SessionSettings session,
        ExplainSettings explain,
        ExclusionSettings exclusions,
        RecordSettings records,
        int textsCached) {

    /** When what is done. */
    public record Rhythm(Duration poll, Duration relations, Duration longestBackoff) {}

    /**
     * Parses what an engine's definition allows.
     *
     * @throws org.apache.kafka.common.config.ConfigException for the first option that is not allowed
     */
    public static PollerSettings of(ConfigDef definition, Map<String, String> properties) {
        AbstractConfig config = new AbstractConfig(definition, properties, false);
        return new PollerSettings(
                config.getString(PollerOptions.CLUSTER),
                instances(config),
                new Rhythm(
                        millis(config.getLong(PollerOptions.POLL_INTERVAL)),
                        millis(config.getLong(PollerOptions.RELATIONS_INTERVAL)),
                        millis(config.getLong(PollerOptions.RETRY_BACKOFF_MAX))),
                session(config),
                new ExplainSettings(
                        config.getInt(PollerOptions.EXPLAIN_BUDGET),
                        millis(config.getLong(PollerOptions.EXPLAIN_RETRY)),
                        config.getInt(PollerOptions.EXPLAIN_TEXT_MAX),
                        session(config)),
                new ExclusionSettings(
                        excludedRoles(config),
                        config.getList(PollerOptions.EXCLUDE_MARKERS),
                        config.getBoolean(PollerOptions.EXCLUDE_CATALOG_ONLY)),
                new RecordSettings(
                        config.getString(PollerOptions.OBSERVATIONS_TOPIC),
                        config.getString(PollerOptions.RELATIONS_TOPIC),
                        config.getInt(PollerOptions.TEXT_MAX),
                        config.getInt(PollerOptions.PLAN_NODES_MAX)),
                config.getInt(PollerOptions.TEXTS_CACHED));
    }

    private static SessionSettings session(AbstractConfig config) {
        return new SessionSettings(
                millis(config.getInt(PollerOptions.STATEMENT_TIMEOUT)),
                millis(config.getInt(PollerOptions.LOCK_TIMEOUT)),
                millis(config.getInt(PollerOptions.CONNECT_TIMEOUT)));
    }

    /** Not every engine tells who ran a statement. */
    private static Set<String> excludedRoles(AbstractConfig config) {
        return config.values().containsKey(PollerOptions.EXCLUDE_ROLES)
                ? Set.copyOf(config.getList(PollerOptions.EXCLUDE_ROLES))
                : Set.of();
    }

    private static List<InstanceSettings> instances(AbstractConfig config) {
        List<InstanceSettings> instances = new ArrayList<>();
        for (String name : config.getList(PollerOptions.INSTANCES)) {
            instances.add(new InstanceSettings(
                    name,
                    config.getString(InstanceOptions.url(name)),
                    config.getString(InstanceOptions.user(name)),
                    config.getPassword(InstanceOptions.password(name)),
                    config.getList(InstanceOptions.databases(name))));
        }
        return instances;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}

package io.plumbline.pollers.options;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.plumbline.connect.options.Option;
import io.plumbline.connect.options.OptionGroup;
import io.plumbline.connect.options.OptionValidators;
import io.plumbline.connect.options.UnknownOptions;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The connector's options but those of single instances, which {@link InstanceOptions} adds. */
public final class PollerOptions {

    public static final String CLUSTER = "cluster";
    public static final String INSTANCES = "instances";
    public static final String OBSERVATIONS_TOPIC = "observations.topic";
    public static final String RELATIONS_TOPIC = "relations.topic";
    public static final String POLL_INTERVAL = "poll.interval.ms";
    public static final String RELATIONS_INTERVAL = "relations.interval.ms";
    public static final String RETRY_BACKOFF_MAX = "retry.backoff.max.ms";
    public static final String EXPLAIN_BUDGET = "explain.budget.ms.per.second";
    public static final String EXPLAIN_RETRY = "explain.retry.ms";
    public static final String EXPLAIN_TEXT_MAX = "explain.text.max.chars";
    public static final String STATEMENT_TIMEOUT = "statement.timeout.ms";
    public static final String LOCK_TIMEOUT = "lock.timeout.ms";
    public static final String CONNECT_TIMEOUT = "connect.timeout.ms";
    public static final String EXCLUDE_ROLES = "exclude.roles";
    public static final String EXCLUDE_MARKERS = "exclude.text.markers";
    public static final String EXCLUDE_CATALOG_ONLY = "exclude.catalog.only";
    public static final String TEXTS_CACHED = "texts.cached.max";
    public static final String TEXT_MAX = "sql.text.max.chars";
    public static final String PLAN_NODES_MAX = "plan.nodes.max";

    /** Finds options of the pollers that do not exist. */
    public static final UnknownOptions UNKNOWN = new UnknownOptions(
            List.of("cluster.", "databases", "instances.", "password", "url", "user"),
            List.of(),
            "instance.<name>.url, .user, .password, .databases");

    /** What the statements of other tools carry in their comments. */
    public static final List<String> TOOL_MARKERS = List.of(
            "/* pganalyze-collector */",
            "/* pganalyze:no-track */",
            "service='datadog-agent'",
            "/*pga4dash*/",
            "/*pghero*/",
            "/* pgwatch_generated */",
            "/* pmm-agent");

    private static final String WHAT = "What is watched";
    private static final String RHYTHM = "Rhythm";
    private static final String PLANS = "Plans";
    private static final String MANNERS = "Manners on the server";
    public static final String EXCLUDED = "What is left out";
    private static final String LIMITS = "Limits";

    private PollerOptions() {}

    public static ConfigDef shared() {
        ConfigDef options = new ConfigDef();
        watched(options);
        rhythm(options);
        plans(options);
        manners(options);
        excluded(options);
        limits(options);
        return options;
    }

    private static void watched(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, WHAT);
        group.add(
                new Option(CLUSTER, Type.STRING, NO_DEFAULT_VALUE, "Cluster"),
                OptionValidators.name(),
                Importance.HIGH,
                "Name of the cluster: the servers that share a schema, a primary and its replicas.");
        group.add(
                new Option(INSTANCES, Type.LIST, NO_DEFAULT_VALUE, "Instances"),
                OptionValidators.names(),
                Importance.HIGH,
                "Names of the cluster's servers. Each name N needs instance.N.url, instance.N.user, instance.N.password.");
        group.add(
                new Option(OBSERVATIONS_TOPIC, Type.STRING, "plumbline.observations", "Observations topic"),
                OptionValidators.topic(),
                Importance.MEDIUM,
                "Topic of the statement observations.");
        group.add(
                new Option(RELATIONS_TOPIC, Type.STRING, "plumbline.relations", "Relations topic"),
                OptionValidators.topic(),
                Importance.MEDIUM,
                "Topic of the relation snapshots; compacted.");
    }

    private static void rhythm(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, RHYTHM);
        group.add(
                new Option(POLL_INTERVAL, Type.LONG, 60_000L, "Poll interval"),
                between(100, 86_400_000),
                Importance.HIGH,
                "Milliseconds from one read of the statement statistics to the next.");
        group.add(
                new Option(RELATIONS_INTERVAL, Type.LONG, 600_000L, "Relations interval"),
                between(100, 86_400_000),
                Importance.MEDIUM,
                "Milliseconds between full publications of the relations; changed ones are published at the next poll.");
        group.add(
                new Option(RETRY_BACKOFF_MAX, Type.LONG, 60_000L, "Longest back-off"),
                between(100, 3_600_000),
                Importance.LOW,
                "Milliseconds: the longest wait before a server that could not be read is tried again.");
    }

    private static void plans(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, PLANS);
        group.add(
                new Option(EXPLAIN_BUDGET, Type.INT, 20, "Explain budget"),
                between(0, 1_000),
                Importance.HIGH,
                "Milliseconds of server time per second that EXPLAIN may take on one instance; 0 explains nothing.");
        group.add(
                new Option(EXPLAIN_RETRY, Type.LONG, 3_600_000L, "Explain retry"),
                between(1_000, 604_800_000),
                Importance.LOW,
                "Milliseconds until a statement that could not be explained is tried again.");
        group.add(
                new Option(EXPLAIN_TEXT_MAX, Type.INT, 262_144, "Longest text to explain"),
                between(1_000, 16_777_216),
                Importance.LOW,
                "Characters: a longer statement text is not explained.");
    }

    private static void manners(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, MANNERS);
        group.add(
                new Option(STATEMENT_TIMEOUT, Type.INT, 5_000, "Statement timeout"),
                between(100, 600_000),
                Importance.MEDIUM,
                "Milliseconds: the server's limit on each statement of our session.");
        group.add(
                new Option(LOCK_TIMEOUT, Type.INT, 100, "Lock timeout"),
                between(1, 60_000),
                Importance.MEDIUM,
                "Milliseconds: how long our session waits for a lock; on MySQL rounded up to seconds.");
        group.add(
                new Option(CONNECT_TIMEOUT, Type.INT, 10_000, "Connect timeout"),
                between(1_000, 300_000),
                Importance.LOW,
                "Milliseconds to wait for a connection, rounded up to seconds.");
    }

    private static void excluded(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, EXCLUDED);
        group.add(
                new Option(EXCLUDE_MARKERS, Type.LIST, TOOL_MARKERS, "Excluded markers"),
                ConfigDef.ValidList.anyNonDuplicateValues(true, false),
                Importance.LOW,
                "A statement whose text holds one of these is another tool's and left out.");
        group.add(
                new Option(EXCLUDE_CATALOG_ONLY, Type.BOOLEAN, true, "Exclude catalogue queries"),
                OptionValidators.any(),
                Importance.LOW,
                "Whether statements that read only the server's own relations are left out, such as pg_* and information_schema.");
    }

    private static void limits(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, LIMITS);
        group.add(
                new Option(TEXTS_CACHED, Type.INT, 20_000, "Cached texts"),
                between(100, 1_000_000),
                Importance.LOW,
                "Statement texts kept in memory per instance; above pg_stat_statements.max or performance_schema_digests_size, else they are read again.");
        group.add(
                new Option(TEXT_MAX, Type.INT, 65_536, "Longest published text"),
                between(100, 200_000),
                Importance.LOW,
                "Characters: a longer canonical text is cut and marked; its hash is over the whole.");
        group.add(
                new Option(PLAN_NODES_MAX, Type.INT, 500, "Most detailed plan nodes"),
                atLeast(1),
                Importance.LOW,
                "Nodes: of a larger plan the details are left out and the plan is marked; its hash is over the whole.");
    }
}

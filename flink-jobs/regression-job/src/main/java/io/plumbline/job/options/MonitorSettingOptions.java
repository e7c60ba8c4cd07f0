package io.plumbline.job.options;

import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.job.options.JobOption.Range;
import io.plumbline.model.indexes.IndexOptions;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.plans.PlanCut;
import io.plumbline.model.plans.PlanHistoryOptions;
import io.plumbline.model.stats.WindowOptions;
import java.time.Duration;
import java.util.List;

/** How statements are judged; thresholds are not here, they are rows of the control database. */
final class MonitorSettingOptions {

    private static final MonitorOptions DEFAULTS = MonitorOptions.defaults();
    private static final CompositeWeights WEIGHTS = CompositeWeights.DEFAULT;
    private static final IndexOptions INDEX_DEFAULTS = IndexOptions.defaults();
    private static final PlanHistoryOptions HISTORY_DEFAULTS = PlanHistoryOptions.defaults();
    private static final double MOST_WEIGHT = 1e6;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration YEAR = Duration.ofDays(365);

    static final JobOption<Duration> WINDOW_LENGTH = JobOption.time(
            "plumbline.window.length",
            DEFAULTS.window().length(),
            Duration.ofSeconds(1),
            YEAR,
            "Length of the rolling statistics; a multiple of the number of sub-windows, in ms.");
    static final JobOption<Integer> SUB_WINDOWS = JobOption.count(
            "plumbline.window.sub-windows",
            DEFAULTS.window().subWindows(),
            new Range(1, 10_000),
            "Parts of the window; it moves by one of them at a time.");
    static final JobOption<Double> RELATIVE_ACCURACY = JobOption.number(
            "plumbline.window.relative-accuracy",
            DEFAULTS.window().relativeAccuracy(),
            WindowOptions.LEAST_ACCURACY,
            WindowOptions.MOST_ACCURACY,
            "Relative accuracy of percentiles, down to 1 / exp(2 x accuracy x max-buckets) of the largest value in the window."
                    + " Another value starts the statistics anew.");
    static final JobOption<Integer> MAX_BUCKETS = JobOption.count(
            "plumbline.window.max-buckets",
            DEFAULTS.window().maxBuckets(),
            new Range(8, 65_536),
            "Most buckets of a distribution; beyond it the lowest are joined.");
    static final JobOption<Integer> MAX_PLANS = JobOption.count(
            "plumbline.plans.max-plans",
            DEFAULTS.plans().maxPlans(),
            new Range(2, 1_000),
            "Plans remembered for each statement.");
    static final JobOption<Duration> RETURN_AFTER = JobOption.time(
            "plumbline.plans.return-after",
            DEFAULTS.plans().returnAfter(),
            MILLISECOND,
            YEAR,
            "How long a plan must have been unused for its next sighting to be a plan change.");
    static final JobOption<Integer> MAX_NODES = JobOption.count(
            "plumbline.plans.max-nodes",
            DEFAULTS.plans().maxNodes(),
            new Range(1, 10_000),
            "Nodes of a plan that are kept in state and published; of more than " + PlanCut.MOST_NODE_KIB
                    + " KiB of them only the first that fit.");
    static final JobOption<Integer> MAX_CHANGES = JobOption.count(
            "plumbline.plans.max-changes",
            HISTORY_DEFAULTS.changesPerStatement(),
            new Range(1, 1_000_000),
            "Plan changes that the history of a statement holds; beyond it plans are kept and judged, but no change is published.");
    static final JobOption<Integer> MAX_TASK_CHANGES = JobOption.count(
            "plumbline.plans.max-changes-per-task",
            HISTORY_DEFAULTS.changesPerTask(),
            new Range(1, 1_000_000_000),
            "Plan changes that the history of all statements of a task holds; first plans are not counted.");
    static final JobOption<Integer> RESERVED_PERCENT = JobOption.count(
            "plumbline.plans.reserved-percent",
            HISTORY_DEFAULTS.reservedPercent(),
            new Range(0, 99),
            "Share of a history that is still held after its daily trim; the rest is room again.");
    static final JobOption<Integer> RAISE_AFTER = JobOption.count(
            "plumbline.verdicts.raise-after",
            DEFAULTS.verdicts().raiseAfter(),
            new Range(1, 1_000),
            "Judged observations in a row before a level rises, of plans and of measured polls each.");
    static final JobOption<Integer> CLEAR_AFTER = JobOption.count(
            "plumbline.verdicts.clear-after",
            DEFAULTS.verdicts().clearAfter(),
            new Range(1, 1_000),
            "Judged observations in a row before a level falls, of plans and of measured polls each.");
    static final JobOption<Integer> MINIMUM_SAMPLES = JobOption.count(
            "plumbline.verdicts.minimum-baseline-samples",
            DEFAULTS.verdicts().minimumBaselineSamples(),
            new Range(1, 1_000_000),
            "Samples a baseline needs before rules on its statistics speak.");
    static final JobOption<Duration> DDL_SLACK = JobOption.time(
            "plumbline.verdicts.ddl-slack",
            DEFAULTS.verdicts().ddlSlack(),
            Duration.ZERO,
            Duration.ofDays(1),
            "How much before the last good sighting a DDL may be and still be named as the cause.");
    static final JobOption<Duration> RELEARN_AFTER = JobOption.time(
            "plumbline.verdicts.relearn-after",
            DEFAULTS.verdicts().relearnAfter(),
            MILLISECOND,
            YEAR,
            "How long a statement must have been raised on its baseline plan before what it shows is learned as normal.");
    static final JobOption<Duration> COOL_DOWN = JobOption.time(
            "plumbline.verdicts.cool-down",
            DEFAULTS.verdicts().coolDown(),
            Duration.ZERO,
            Duration.ofDays(7),
            "How long after a level fell neither it nor a lower one is raised again.");
    static final JobOption<Duration> EXPLAIN_EVERY = JobOption.time(
            "plumbline.explanations.interval",
            DEFAULTS.verdicts().explainEvery(),
            Duration.ZERO,
            YEAR,
            "How often an explanation that says nothing new is published again; 0 for every observation.");
    static final JobOption<Double> WEIGHT_STARTUP = weight("startup-cost", WEIGHTS.startupCost(), "1 + startup cost");
    static final JobOption<Double> WEIGHT_TOTAL = weight("total-cost", WEIGHTS.totalCost(), "1 + total cost");
    static final JobOption<Double> WEIGHT_ROWS_OUT = weight("rows-out", WEIGHTS.rowsOut(), "1 + rows out");
    static final JobOption<Double> WEIGHT_EXAMINED =
            weight("rows-examined", WEIGHTS.rowsExamined(), "1 + rows examined");
    static final JobOption<Double> WEIGHT_WASTE = weight("waste", WEIGHTS.waste(), "1 / selectivity");
    static final JobOption<Double> WEIGHT_JOINS =
            weight("join-multiplier", WEIGHTS.joinMultiplier(), "the join multiplier");
    static final JobOption<Integer> MAX_ENTRIES = JobOption.count(
            "plumbline.state.max-entries",
            DEFAULTS.maxEntries(),
            new Range(1, 10_000),
            "Counted entries remembered for each statement; the longest unseen goes first.");
    static final JobOption<Integer> MAX_INSTANCES = JobOption.count(
            "plumbline.state.max-instances",
            DEFAULTS.maxInstances(),
            new Range(1, 10_000),
            "Instances remembered for each statement; the longest unseen goes first.");
    static final JobOption<Duration> DDL_AGE = JobOption.time(
            "plumbline.ddl.remember-for",
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            YEAR,
            "Age up to which DDL events are remembered, against the newest of their database.");
    static final JobOption<Integer> DDL_EVENTS = JobOption.count(
            "plumbline.ddl.max-events", 200, new Range(1, 10_000), "DDL events remembered for each database.");
    static final JobOption<Integer> MAX_DEFINITIONS = JobOption.count(
            "plumbline.indexes.max-definitions",
            INDEX_DEFAULTS.maxDefinitions(),
            new Range(1, 10_000),
            "Index definitions remembered for each relation.");
    static final JobOption<Duration> DEFINITION_RETENTION = JobOption.time(
            "plumbline.indexes.definition-retention",
            INDEX_DEFAULTS.definitionRetention(),
            MILLISECOND,
            YEAR,
            "How long the definition of an index that is gone is remembered.");
    static final JobOption<Integer> MAX_PENDING_LOSSES = JobOption.count(
            "plumbline.indexes.max-pending-losses",
            INDEX_DEFAULTS.maxPendingLosses(),
            new Range(1, 10_000),
            "Lost indexes of a relation that may wait for a snapshot.");
    static final JobOption<Duration> LOSS_EXPIRY = JobOption.time(
            "plumbline.indexes.loss-expiry",
            INDEX_DEFAULTS.lossExpiry(),
            MILLISECOND,
            YEAR,
            "How long a lost index waits for a snapshot that shows it missing.");
    static final JobOption<Duration> BUILD_GRACE = JobOption.time(
            "plumbline.indexes.build-grace",
            INDEX_DEFAULTS.buildGrace(),
            Duration.ZERO,
            YEAR,
            "How long an index may be invalid, as during a concurrent build, before a rebuild is proposed.");
    static final JobOption<Integer> INDEX_INSTANCES = JobOption.count(
            "plumbline.indexes.max-instances",
            INDEX_DEFAULTS.maxInstances(),
            new Range(1, 1_000),
            "Instances whose snapshots of a relation are remembered.");
    static final JobOption<Integer> MAX_PARTITIONS = JobOption.count(
            "plumbline.indexes.max-partitions",
            INDEX_DEFAULTS.maxPartitions(),
            new Range(1, 100_000),
            "Partitions of a relation that are remembered.");

    static final List<JobOption<?>> ALL = List.of(
            WINDOW_LENGTH,
            SUB_WINDOWS,
            RELATIVE_ACCURACY,
            MAX_BUCKETS,
            MAX_PLANS,
            RETURN_AFTER,
            MAX_NODES,
            MAX_CHANGES,
            MAX_TASK_CHANGES,
            RESERVED_PERCENT,
            RAISE_AFTER,
            CLEAR_AFTER,
            MINIMUM_SAMPLES,
            DDL_SLACK,
            RELEARN_AFTER,
            COOL_DOWN,
            EXPLAIN_EVERY,
            WEIGHT_STARTUP,
            WEIGHT_TOTAL,
            WEIGHT_ROWS_OUT,
            WEIGHT_EXAMINED,
            WEIGHT_WASTE,
            WEIGHT_JOINS,
            MAX_ENTRIES,
            MAX_INSTANCES,
            DDL_AGE,
            DDL_EVENTS,
            MAX_DEFINITIONS,
            DEFINITION_RETENTION,
            MAX_PENDING_LOSSES,
            LOSS_EXPIRY,
            BUILD_GRACE,
            INDEX_INSTANCES,
            MAX_PARTITIONS);

    private MonitorSettingOptions() {}

    private static JobOption<Double> weight(String name, double fallback, String factor) {
        return JobOption.number(
                "plumbline.composite-index.weights." + name,
                fallback,
                0,
                MOST_WEIGHT,
                "Weight of " + factor + " in the composite index; only the ratios of the weights matter.");
    }
}

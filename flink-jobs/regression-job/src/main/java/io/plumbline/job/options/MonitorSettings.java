package io.plumbline.job.options;

import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.model.indexes.IndexOptions;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.PlanHistoryOptions;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.verdicts.VerdictOptions;
import java.io.Serializable;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;

/** How statements are judged, in a form that travels to the operators: the options themselves, checked before. */
public final class MonitorSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Configuration configuration;

    /** Options that {@link JobSettings} has checked. */
    public MonitorSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    public MonitorOptions monitor() {
        return monitor(new OptionReader(configuration));
    }

    public PlanHistoryOptions planHistory() {
        return planHistory(new OptionReader(configuration));
    }

    /** By what the composite index of every plan is made. */
    public CompositeWeights weights() {
        return weights(new OptionReader(configuration));
    }

    public IndexOptions indexes() {
        return indexes(new OptionReader(configuration));
    }

    public DdlRetention ddlRetention() {
        OptionReader reader = new OptionReader(configuration);
        return new DdlRetention(
                reader.read(MonitorSettingOptions.DDL_AGE), reader.read(MonitorSettingOptions.DDL_EVENTS));
    }

    /** Whether an observation is too old for a watermark, in milliseconds. */
    public boolean isLate(Instant observedAt, long watermarkMillis) {
        return watermarkMillis != Long.MIN_VALUE
                && observedAt.toEpochMilli()
                        < watermarkMillis
                                - configuration
                                        .get(TimeOptions.ALLOWED_LATENESS.option())
                                        .toMillis();
    }

    static MonitorOptions monitor(OptionReader reader) {
        return new MonitorOptions(
                reader.build(
                        MonitorSettingOptions.WINDOW_LENGTH,
                        () -> new WindowOptions(
                                reader.read(MonitorSettingOptions.WINDOW_LENGTH),
                                reader.read(MonitorSettingOptions.SUB_WINDOWS),
                                reader.read(MonitorSettingOptions.RELATIVE_ACCURACY),
                                reader.read(MonitorSettingOptions.MAX_BUCKETS)),
                        WindowOptions.defaults()),
                new PlanSetOptions(
                        reader.read(MonitorSettingOptions.MAX_PLANS),
                        reader.read(MonitorSettingOptions.RETURN_AFTER),
                        reader.read(MonitorSettingOptions.MAX_NODES)),
                new LifecycleOptions(
                        reader.read(LifecycleSettingOptions.POLICY),
                        reader.read(LifecycleSettingOptions.MINIMUM_INTERVALS),
                        reader.read(LifecycleSettingOptions.MINIMUM_CALLS),
                        reader.read(LifecycleSettingOptions.MAXIMUM_TIME_RATIO),
                        reader.read(LifecycleSettingOptions.RETIRE_AFTER),
                        reader.read(LifecycleSettingOptions.FORGET_AFTER)),
                new VerdictOptions(
                        reader.read(MonitorSettingOptions.RAISE_AFTER),
                        reader.read(MonitorSettingOptions.CLEAR_AFTER),
                        reader.read(MonitorSettingOptions.MINIMUM_SAMPLES),
                        reader.read(MonitorSettingOptions.DDL_SLACK),
                        reader.read(MonitorSettingOptions.RELEARN_AFTER),
                        reader.read(MonitorSettingOptions.COOL_DOWN),
                        reader.read(MonitorSettingOptions.EXPLAIN_EVERY)),
                reader.read(MonitorSettingOptions.MAX_ENTRIES),
                reader.read(MonitorSettingOptions.MAX_INSTANCES));
    }

    static PlanHistoryOptions planHistory(OptionReader reader) {
        return new PlanHistoryOptions(
                reader.read(MonitorSettingOptions.MAX_CHANGES),
                reader.read(MonitorSettingOptions.MAX_TASK_CHANGES),
                reader.read(MonitorSettingOptions.RESERVED_PERCENT));
    }

    static CompositeWeights weights(OptionReader reader) {
        return reader.build(
                MonitorSettingOptions.WEIGHT_TOTAL,
                () -> new CompositeWeights(
                        reader.read(MonitorSettingOptions.WEIGHT_STARTUP),
                        reader.read(MonitorSettingOptions.WEIGHT_TOTAL),
                        reader.read(MonitorSettingOptions.WEIGHT_ROWS_OUT),
                        reader.read(MonitorSettingOptions.WEIGHT_EXAMINED),
                        reader.read(MonitorSettingOptions.WEIGHT_WASTE),
                        reader.read(MonitorSettingOptions.WEIGHT_JOINS)),
                CompositeWeights.DEFAULT);
    }

    static IndexOptions indexes(OptionReader reader) {
        return new IndexOptions(
                reader.read(MonitorSettingOptions.MAX_DEFINITIONS),
                reader.read(MonitorSettingOptions.DEFINITION_RETENTION),
                reader.read(MonitorSettingOptions.MAX_PENDING_LOSSES),
                reader.read(MonitorSettingOptions.LOSS_EXPIRY),
                reader.read(MonitorSettingOptions.BUILD_GRACE),
                reader.read(MonitorSettingOptions.INDEX_INSTANCES),
                reader.read(MonitorSettingOptions.MAX_PARTITIONS),
                reader.read(LifecycleSettingOptions.FORGET_AFTER));
    }
}

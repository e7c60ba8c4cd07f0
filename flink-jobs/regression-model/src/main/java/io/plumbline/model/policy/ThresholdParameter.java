package io.plumbline.model.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The closed set of numbers that people may set, each with its default and allowed range: the one place both for rules
 * and for checking rows.
 */
public enum ThresholdParameter {
    /** Cost over the baseline's p90 above which a sample is WARN, ratio. */
    COST_WARN_RATIO(RuleName.COST_MULTIPLIER, "warn_ratio", 1.5, 1.0, 1e6),
    /** Cost over the baseline's p90 from which a sample is BLOCK, ratio. */
    COST_BLOCK_RATIO(RuleName.COST_MULTIPLIER, "block_ratio", 3.0, 1.0, 1e6),
    /** Increase over the baseline's p90 below which the rule is silent, page-read equivalents. */
    COST_MINIMUM_INCREASE(RuleName.COST_MULTIPLIER, "minimum_increase_pages", 10, 0, 1e12),
    /** Consecutive samples that must cross before the rule counts. */
    COST_PERSISTENCE(RuleName.COST_MULTIPLIER, "persistence_samples", 1, 1, 1000),

    /** Divergence from the baseline's median rows above which a sample is WARN, percent. */
    CARDINALITY_WARN_PERCENT(RuleName.CARDINALITY_DIVERGENCE, "warn_percent", 20, 0.1, 1e9),
    /** Difference in rows below which the rule is silent, rows. */
    CARDINALITY_MINIMUM_DIFFERENCE(RuleName.CARDINALITY_DIVERGENCE, "minimum_difference_rows", 100, 0, 1e15),
    /** Consecutive samples that must cross before the rule counts. */
    CARDINALITY_PERSISTENCE(RuleName.CARDINALITY_DIVERGENCE, "persistence_samples", 3, 1, 1000),

    /** Rows from which a table is large enough for a new sequential scan to be WARN, rows. */
    SEQ_SCAN_WARN_ROWS(RuleName.NEW_SEQ_SCAN, "warn_rows", 10_000, 0, 1e15),
    /** Rows above which a new sequential scan is BLOCK, rows. */
    SEQ_SCAN_BLOCK_ROWS(RuleName.NEW_SEQ_SCAN, "block_rows", 10_000_000, 0, 1e15),
    /** Consecutive samples that must cross before the rule counts. */
    SEQ_SCAN_PERSISTENCE(RuleName.NEW_SEQ_SCAN, "persistence_samples", 1, 1, 1000),

    /** Cost over the baseline's p90 above which a plan without the index is WARN, ratio. */
    LOST_INDEX_WARN_RATIO(RuleName.LOST_INDEX, "warn_ratio", 1.1, 1.0, 1e6),
    /** Rows of the index's table above which a plan without the index is BLOCK, rows. */
    LOST_INDEX_BLOCK_ROWS(RuleName.LOST_INDEX, "block_rows", 10_000_000, 0, 1e15),
    /** Increase over the baseline's p90 below which the rule is silent, page-read equivalents. */
    LOST_INDEX_MINIMUM_INCREASE(RuleName.LOST_INDEX, "minimum_increase_pages", 10, 0, 1e12),
    /** Consecutive samples that must cross before the rule counts. */
    LOST_INDEX_PERSISTENCE(RuleName.LOST_INDEX, "persistence_samples", 1, 1, 1000),

    /** Cost over the baseline's p90 above which another join algorithm is WARN, ratio. */
    JOIN_WARN_RATIO(RuleName.JOIN_ALGORITHM_CHANGED, "warn_ratio", 1.2, 1.0, 1e6),
    /** Increase over the baseline's p90 below which the rule is silent, page-read equivalents. */
    JOIN_MINIMUM_INCREASE(RuleName.JOIN_ALGORITHM_CHANGED, "minimum_increase_pages", 10, 0, 1e12),
    /** Consecutive samples that must cross before the rule counts. */
    JOIN_PERSISTENCE(RuleName.JOIN_ALGORITHM_CHANGED, "persistence_samples", 1, 1, 1000),

    /** Cost over the baseline's p90 above which a new sort or materialisation is WARN, ratio. */
    SORT_WARN_RATIO(RuleName.SORT_OR_SPILL_ADDED, "warn_ratio", 1.2, 1.0, 1e6),
    /** Increase over the baseline's p90 below which a new sort is let pass, page-read equivalents. */
    SORT_MINIMUM_INCREASE(RuleName.SORT_OR_SPILL_ADDED, "minimum_increase_pages", 10, 0, 1e12),
    /** Temporary blocks written per call over their usual mean above which spilling is WARN, ratio. */
    SPILL_WARN_RATIO(RuleName.SORT_OR_SPILL_ADDED, "spill_ratio", 2.0, 1.0, 1e6),
    /** Increase in temporary blocks written per call below which spilling is let pass, blocks. */
    SPILL_MINIMUM_INCREASE(RuleName.SORT_OR_SPILL_ADDED, "minimum_increase_blocks", 128, 0, 1e12),
    /** Consecutive samples that must cross before the rule counts. */
    SORT_PERSISTENCE(RuleName.SORT_OR_SPILL_ADDED, "persistence_samples", 1, 1, 1000),

    /** Standard deviations above the usual time per call that the band is wide, a count. */
    TIME_BAND_DEVIATIONS(RuleName.TIME_REGRESSION, "band_deviations", 2, 0.1, 1000),
    /** Time per call over its usual value above which a sample outside the band is WARN, ratio. */
    TIME_WARN_RATIO(RuleName.TIME_REGRESSION, "warn_ratio", 1.2, 1.0, 1e6),
    /** Time per call over its usual value from which a sample that is WARN is BLOCK, ratio; off at the maximum. */
    TIME_BLOCK_RATIO(RuleName.TIME_REGRESSION, "block_ratio", 1e6, 1.0, 1e6),
    /** Time lost since the change point below which the rule is silent, seconds. */
    TIME_MINIMUM_IMPACT(RuleName.TIME_REGRESSION, "minimum_impact_seconds", 0, 0, 1e9),
    /** Time lost since the change point from which a sample that is WARN is BLOCK, seconds; off at the maximum. */
    TIME_BLOCK_IMPACT(RuleName.TIME_REGRESSION, "block_impact_seconds", 1e9, 0, 1e9),
    /** Consecutive samples that must cross before the rule counts. */
    TIME_PERSISTENCE(RuleName.TIME_REGRESSION, "persistence_samples", 1, 1, 1000),

    // Nothing is judged by these: where no row sets one, the job's option of the same meaning holds.

    /** What becomes of a plan that has shown itself to be faster: 0 nothing, 1 it is proposed, 2 it is accepted. */
    EVOLUTION_POLICY(PlanManagement.EVOLUTION, "policy_level", 1, 0, 2),
    /** Most mean time per call of a faster plan, percent of the other's. */
    EVOLUTION_TIME(PlanManagement.EVOLUTION, "maximum_time_percent", 66.67, 1, 99),
    /** Measured intervals that both plans need in the window, a count. */
    EVOLUTION_INTERVALS(PlanManagement.EVOLUTION, "minimum_intervals", 60, 1, 1e6),
    /** Calls that both plans need in the window, a count. */
    EVOLUTION_CALLS(PlanManagement.EVOLUTION, "minimum_calls", 100, 1, 1e9),

    /** How long a plan is pinned by a decision, days. */
    PIN_LIFETIME(PlanManagement.PIN, "lifetime_days", 30, 1, 30);

    @SuppressWarnings("ImmutableEnumChecker") // a subject is a constant of an enum, whichever it is
    private final ThresholdSubject subject;

    private final String wireName;
    private final double defaultValue;
    private final double minimum;
    private final double maximum;

    ThresholdParameter(ThresholdSubject subject, String wireName, double defaultValue, double minimum, double maximum) {
        this.subject = subject;
        this.wireName = wireName;
        this.defaultValue = defaultValue;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /** What it is set for. */
    public ThresholdSubject subject() {
        return subject;
    }

    /** The parameter's name in a threshold row; unique within its subject. */
    public String wireName() {
        return wireName;
    }

    /** Subject and parameter, such as {@code COST_MULTIPLIER.warn_ratio}. */
    public String qualifiedName() {
        return subject.name() + "." + wireName;
    }

    public double defaultValue() {
        return defaultValue;
    }

    /** Smallest allowed value. */
    public double minimum() {
        return minimum;
    }

    /** Largest allowed value. */
    public double maximum() {
        return maximum;
    }

    /** Whether {@code value} is in the allowed range; never for NaN. */
    public boolean allows(double value) {
        return value >= minimum && value <= maximum;
    }

    /** How many consecutive samples must cross before {@code rule} counts. */
    public static ThresholdParameter persistenceOf(RuleName rule) {
        return find(rule.name(), "persistence_samples").orElseThrow();
    }

    static Optional<ThresholdParameter> find(String subject, String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.subject.name().equals(subject) && each.wireName.equals(parameter))
                .findFirst();
    }
}

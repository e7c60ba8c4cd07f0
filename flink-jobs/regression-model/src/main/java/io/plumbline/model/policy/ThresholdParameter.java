package io.plumbline.model.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The closed set of numbers that people may set for a rule, each with its default and allowed range: the one place both
 * for rules and for checking rows.
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
    SEQ_SCAN_PERSISTENCE(RuleName.NEW_SEQ_SCAN, "persistence_samples", 1, 1, 1000);

    private final RuleName rule;
    private final String wireName;
    private final double defaultValue;
    private final double minimum;
    private final double maximum;

    ThresholdParameter(RuleName rule, String wireName, double defaultValue, double minimum, double maximum) {
        this.rule = rule;
        this.wireName = wireName;
        this.defaultValue = defaultValue;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    public RuleName rule() {
        return rule;
    }

    /** The parameter's name in a threshold row; unique within its rule. */
    public String wireName() {
        return wireName;
    }

    /** Rule and parameter, such as {@code COST_MULTIPLIER.warn_ratio}. */
    public String qualifiedName() {
        return rule + "." + wireName;
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

    static Optional<ThresholdParameter> find(String rule, String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.rule.name().equals(rule) && each.wireName.equals(parameter))
                .findFirst();
    }
}

package io.plumbline.model.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The thresholds in force for one statement; a parameter that nobody set has its default. */
public final class Thresholds {

    /** Every parameter at its default. */
    public static final Thresholds DEFAULTS = new Thresholds(Map.of());

    private final List<Threshold> all;
    private final Map<ThresholdParameter, Threshold> set;

    Thresholds(Map<ThresholdParameter, Threshold> set) {
        List<Threshold> thresholds = new ArrayList<>();
        for (ThresholdParameter parameter : ThresholdParameter.values()) {
            thresholds.add(set.getOrDefault(parameter, Threshold.defaultOf(parameter)));
        }
        this.all = List.copyOf(thresholds);
        this.set = set;
    }

    /** The value that somebody has set; empty where nobody has. */
    public OptionalDouble set(ThresholdParameter parameter) {
        Threshold threshold = set.get(parameter);
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold.value());
    }

    /** The threshold in force with where it came from. */
    @SuppressWarnings("EnumOrdinal") // the list has one for each constant, in their order
    public Threshold of(ThresholdParameter parameter) {
        return all.get(parameter.ordinal());
    }

    /** The value in force. */
    public double value(ThresholdParameter parameter) {
        return of(parameter).value();
    }

    /** Every parameter of a rule, in the order of their declaration. */
    public List<Threshold> of(RuleName rule) {
        List<Threshold> ofRule = new ArrayList<>();
        for (Threshold threshold : all) {
            if (threshold.parameter().subject() == rule) {
                ofRule.add(threshold);
            }
        }
        return ofRule;
    }

    /** Every parameter that observations are judged by, in the order of their declaration. */
    public List<Threshold> all() {
        return all.stream()
                .filter(threshold -> threshold.parameter().subject() instanceof RuleName)
                .toList();
    }
}

package io.plumbline.model.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The thresholds in force for one statement; a parameter that nobody set has its default. */
public final class Thresholds {

    /** Every parameter at its default. */
    public static final Thresholds DEFAULTS = new Thresholds(Map.of());

    private final List<Threshold> all;

    Thresholds(Map<ThresholdParameter, Threshold> set) {
        List<Threshold> thresholds = new ArrayList<>();
        for (ThresholdParameter parameter : ThresholdParameter.values()) {
            thresholds.add(set.getOrDefault(parameter, Threshold.defaultOf(parameter)));
        }
        this.all = List.copyOf(thresholds);
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
            if (threshold.parameter().rule() == rule) {
                ofRule.add(threshold);
            }
        }
        return ofRule;
    }

    /** Every parameter, in the order of their declaration. */
    public List<Threshold> all() {
        return all;
    }
}

package io.plumbline.model.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The thresholds in force for one statement; a parameter that nobody set has its default. */
public final class Thresholds {

    /** Every parameter at its default. */
    public static final Thresholds DEFAULTS = new Thresholds(Map.of());

    private final Map<ThresholdParameter, Threshold> set;

    Thresholds(Map<ThresholdParameter, Threshold> set) {
        this.set = set.isEmpty() ? Map.of() : new EnumMap<>(set);
    }

    /** The threshold in force with where it came from. */
    public Threshold of(ThresholdParameter parameter) {
        Threshold found = set.get(parameter);
        return found != null ? found : Threshold.defaultOf(parameter);
    }

    /** The value in force. */
    public double value(ThresholdParameter parameter) {
        return of(parameter).value();
    }

    /** Every parameter of a rule, in the order of their declaration. */
    public List<Threshold> of(RuleName rule) {
        return all().stream()
                .filter(threshold -> threshold.parameter().rule() == rule)
                .toList();
    }

    /** Every parameter, in the order of their declaration. */
    public List<Threshold> all() {
        List<Threshold> all = new ArrayList<>();
        for (ThresholdParameter parameter : ThresholdParameter.values()) {
            all.add(of(parameter));
        }
        return all;
    }
}

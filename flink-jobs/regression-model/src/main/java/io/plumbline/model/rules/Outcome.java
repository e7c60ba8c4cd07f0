package io.plumbline.model.rules;

/** What became of a rule at one observation; wire names, added to and never changed. */
public enum Outcome {
    /** It crossed its threshold as often in a row as it must, and counts. */
    FIRED,
    /** It crossed its threshold, but not yet on persistence_samples observations in a row. */
    NOT_PERSISTENT,
    /** Compared, and not beyond the threshold. */
    BELOW_THRESHOLD,
    /** Beyond the threshold in proportion, but the difference is less than the rule's minimum. */
    BELOW_MINIMUM_DIFFERENCE,
    /** Different from the usual value, but not outside of what the baseline's window has seen. */
    WITHIN_SEEN_RANGE,
    /** A difference that two runs of ANALYZE over the same data may have. */
    WITHIN_SAMPLING_ERROR,
    /** The plan has nothing of the kind that the good plans lack. */
    NOTHING_NEW,
    /** Outside the usual, but no change point was confirmed whose level is, too. */
    NO_CHANGE_POINT,
    /** Outside the usual, but no worse than the instance's other statements, which take longer too. */
    INSTANCE_SLOWER,
    /** The baseline is too young to compare with. */
    TOO_FEW_SAMPLES,
    /** No good plan may be compared with this one. */
    NO_BASELINE,
    /** The observation carries no plan. */
    NO_PLAN,
    /** The observation completes no measured interval: first of its counters, counters reset, or no call. */
    NO_MEASUREMENT,
    /** The plan, or a good one, is too large to be compared node by node, or was kept cut. */
    PLAN_TOO_LARGE
}

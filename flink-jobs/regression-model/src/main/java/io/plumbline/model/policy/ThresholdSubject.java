package io.plumbline.model.policy;

/** What thresholds are set for: a rule, or what is done about plans. The names are those of the column {@code rule}. */
public sealed interface ThresholdSubject permits RuleName, PlanManagement {

    /** The wire name. */
    String name();
}

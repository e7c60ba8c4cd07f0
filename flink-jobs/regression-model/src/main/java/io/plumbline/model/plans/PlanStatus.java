package io.plumbline.model.plans;

/** What is thought of a plan; wire names. */
public enum PlanStatus {
    UNACCEPTED,
    ACCEPTED,
    FIXED,
    REJECTED,
    RETIRED
}

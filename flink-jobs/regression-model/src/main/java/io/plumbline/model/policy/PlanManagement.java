package io.plumbline.model.policy;

/** What thresholds are set for that no observation is judged by; wire names, added to and never changed. */
public enum PlanManagement implements ThresholdSubject {
    /** What becomes of plans that have shown themselves to be faster. */
    EVOLUTION,
    /** How long plans are pinned. */
    PIN
}

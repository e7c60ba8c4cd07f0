package io.plumbline.capture.plan;

/** How a plan was asked for. Kinds are never compared with each other. */
public enum PlanKind {
    /** Planned without parameter values. */
    GENERIC,
    /** Planned for the values of one execution. */
    CUSTOM,
    /** Planned for a sample text that the server kept. */
    SAMPLE
}

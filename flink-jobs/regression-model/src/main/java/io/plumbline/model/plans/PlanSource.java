package io.plumbline.model.plans;

/** Where an opinion on a plan came from; wire names. */
public enum PlanSource {
    USER,
    CAPTURE,
    IMPORT
}

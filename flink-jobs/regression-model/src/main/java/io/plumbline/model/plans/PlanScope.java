package io.plumbline.model.plans;

/** How far an opinion on a plan reaches; wire names. */
public enum PlanScope {
    /** The cluster. */
    GLOBAL,
    /** One instance. */
    LOCAL
}

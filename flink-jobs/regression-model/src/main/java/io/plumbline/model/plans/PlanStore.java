package io.plumbline.model.plans;

import org.jspecify.annotations.Nullable;

/** Where the plans of one statement are kept, apart from their {@link PlanSummary}; asked only for what is needed. */
public interface PlanStore {

    /** The detail of a plan that is in the set. */
    PlanDetail detail(int number);

    /** Hot bytes of its rolling statistics; empty where nothing was learned. */
    byte[] hotStatistics(int number);

    /** A closed sub-window of its rolling statistics; null where it holds no value. */
    byte @Nullable [] closedSubWindow(int number, long index);
}

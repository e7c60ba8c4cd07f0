package io.plumbline.model.decisions;

import io.plumbline.model.plans.PlanStatus;
import org.jspecify.annotations.Nullable;

/** What is decided about a plan; wire names of the control database. */
public enum DecisionKind {
    ACCEPT(PlanStatus.ACCEPTED),
    UNACCEPT(PlanStatus.UNACCEPTED),
    FIX(PlanStatus.FIXED),
    REJECT(PlanStatus.REJECTED),
    ENABLE(null),
    DISABLE(null),
    DROP(null),
    /** A baseline for a statement that was given by its text; with a status of its own. */
    CREATE(null),
    /** A baseline from elsewhere, which brings its plan along; with a status and a switch of its own. */
    IMPORT(null),
    /** FIX, and no other plan of the group stays FIXED. */
    ROLLBACK(PlanStatus.FIXED);

    private final @Nullable PlanStatus status;

    DecisionKind(@Nullable PlanStatus status) {
        this.status = status;
    }

    /** The only status that such a decision can set; null where it sets none, or one of its own. */
    @Nullable
    PlanStatus status() {
        return status;
    }
}

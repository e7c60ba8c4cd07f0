package io.plumbline.job.operators;

import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexRecovery;
import org.jspecify.annotations.Nullable;

/**
 * What a statement has to say to the planner of a relation: exactly one of the two.
 *
 * @param relationKey text form
 */
public record IndexDemand(
        String relationKey,
        @Nullable IndexLoss lost,
        @Nullable IndexRecovery recovered) {

    static IndexDemand of(IndexLoss loss) {
        return new IndexDemand(loss.relation().encode(), loss, null);
    }

    static IndexDemand of(IndexRecovery recovery) {
        return new IndexDemand(recovery.relation().encode(), null, recovery);
    }
}

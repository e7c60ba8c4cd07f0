package io.plumbline.model.plans;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a statement as the world may see it.
 *
 * @param updatedAt when status or switch were last set
 * @param decisionId the decision about it applied last; null where nobody has decided
 * @param evolution that it is proposed, or was accepted by policy; null where neither stands
 * @param hints the plan said in hints, by the names things had when last learned
 * @param calls calls that were measured while it was the statement's plan, on all instances, since it was first seen
 */
public record PlanBaseline(
        StatementKey key,
        @Nullable String instance,
        String engine,
        String sqlText,
        PlanSighting plan,
        PlanStatus status,
        boolean enabled,
        PlanSource source,
        PlanScope scope,
        BaselineStatistics statistics,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant updatedAt,
        @Nullable String decisionId,
        @Nullable Evolution evolution,
        PlanHints hints,
        long calls) {

    /** What it is published under. */
    public BaselineKey name() {
        return new BaselineKey(key, plan.plan().planHash(), instance);
    }
}

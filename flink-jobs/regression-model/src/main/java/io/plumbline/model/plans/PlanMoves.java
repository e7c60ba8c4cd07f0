package io.plumbline.model.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has moved a plan's status last.
 *
 * @param decided the decision about it applied last; null where nobody has decided
 * @param movedAt when the job itself set its status last; null where it never has since it first saw the plan
 * @param evolution that it is proposed, or was accepted by policy; null where neither stands
 */
public record PlanMoves(
        @Nullable AppliedDecision decided,
        @Nullable Instant movedAt,
        @Nullable Evolution evolution) {

    /** The status it was captured with. */
    public static final PlanMoves NONE = new PlanMoves(null, null, null);

    /** A person's word ends what was proposed. */
    PlanMoves with(AppliedDecision decision) {
        return new PlanMoves(decision, movedAt, null);
    }

    PlanMoves with(@Nullable Evolution next) {
        if (next != null && next.outcome() == EvolutionOutcome.ACCEPTED) {
            return new PlanMoves(decided, next.at(), next);
        }
        return new PlanMoves(decided, movedAt, next);
    }

    PlanMoves movedAt(Instant at) {
        return new PlanMoves(decided, at, null);
    }

    /** When the status was set last; null where it is the first. */
    @Nullable
    Instant last() {
        if (decided == null || movedAt == null) {
            return decided == null ? movedAt : decided.decidedAt();
        }
        return movedAt.isAfter(decided.decidedAt()) ? movedAt : decided.decidedAt();
    }
}

package io.plumbline.model.decisions;

import io.plumbline.model.plans.AppliedDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions about a statement were answered, so that each is applied once.
 *
 * <p>Law: of the last {@value #CAPACITY} ids each is known; of those before them every decision counts as answered that is
 * not younger than the youngest one forgotten. So decisions that are all read again, in whatever number, change nothing.
 *
 * <p>At most {@value #CAPACITY} times 28 bytes per statement; none where nobody has decided.
 *
 * @param newest in the order of their answers
 * @param forgottenUntil when the youngest one forgotten was decided; null where none was
 */
public record AnsweredDecisions(
        List<AppliedDecision> newest, @Nullable Instant forgottenUntil) {

    /** Nothing answered. */
    public static final AnsweredDecisions NONE = new AnsweredDecisions(List.of(), null);

    static final int CAPACITY = 64;

    public AnsweredDecisions {
        newest = List.copyOf(newest);
    }

    /** Whether it was answered, as far as is known. */
    public boolean has(Decision decision) {
        for (AppliedDecision each : newest) {
            if (each.decisionId().equals(decision.decisionId())) {
                return true;
            }
        }
        return forgottenUntil != null && !decision.decidedAt().isAfter(forgottenUntil);
    }

    /** With one more. */
    public AnsweredDecisions with(Decision decision) {
        List<AppliedDecision> next = new ArrayList<>(newest);
        next.add(decision.name());
        Instant until = forgottenUntil;
        while (next.size() > CAPACITY) {
            Instant forgotten = next.remove(0).decidedAt();
            until = until == null || forgotten.isAfter(until) ? forgotten : until;
        }
        return new AnsweredDecisions(next, until);
    }
}

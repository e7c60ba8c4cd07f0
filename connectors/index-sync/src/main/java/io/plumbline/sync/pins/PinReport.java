package io.plumbline.sync.pins;

import io.plumbline.capture.plan.CanonicalPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an actuator found and did.
 *
 * @param detail one sentence for a person, without literals
 * @param hints written, or that would be; null where there are none
 * @param queryIds the server's ids of the statement that the hints were written for
 * @param found the plan the server explained with the hints in place; null where it was not asked
 */
public record PinReport(
        PinOutcome outcome,
        String detail,
        @Nullable String hints,
        List<Long> queryIds,
        @Nullable CanonicalPlan found,
        Instant checkedAt) {

    public PinReport {
        queryIds = List.copyOf(queryIds);
    }

    /** A report without hints. */
    public static PinReport of(PinOutcome outcome, String detail, Instant checkedAt) {
        return new PinReport(outcome, detail, null, List.of(), null, checkedAt);
    }

    /** Whether both say the same, whenever they were made. */
    public boolean agreesWith(PinReport other) {
        return outcome == other.outcome
                && detail.equals(other.detail)
                && String.valueOf(hints).equals(String.valueOf(other.hints))
                && queryIds.equals(other.queryIds)
                && foundHash().equals(other.foundHash());
    }

    private String foundHash() {
        return found == null ? "" : found.planHash();
    }
}

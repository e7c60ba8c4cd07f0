package io.plumbline.model.monitor;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept for a statement; bounded by {@link MonitorOptions}.
 *
 * @param plans in order of their first sighting
 * @param instances in order of their last sample
 * @param entries in order of their last sample
 * @param decisions those about it that were answered
 * @param nextLook when it is looked at next, to retire and forget what is unused; null where there is nothing to look for
 */
public record StatementState(
        List<PlanRecord> plans,
        List<InstanceState> instances,
        List<EntryState> entries,
        AnsweredDecisions decisions,
        @Nullable Instant nextLook) {

    /** A statement that was not seen yet. */
    public static final StatementState EMPTY =
            new StatementState(List.of(), List.of(), List.of(), AnsweredDecisions.NONE, null);

    public StatementState {
        plans = List.copyOf(plans);
        instances = List.copyOf(instances);
        entries = List.copyOf(entries);
    }

    /** The same statement with other plans. */
    StatementState withPlans(List<PlanRecord> others) {
        return new StatementState(others, instances, entries, decisions, nextLook);
    }

    /** The same statement, to be looked at next at {@code look}. */
    StatementState lookedAtNext(@Nullable Instant look) {
        return new StatementState(plans, instances, entries, decisions, look);
    }

    /** What stays of a statement that is forgotten: reading all decisions again must change nothing. */
    StatementState forgotten() {
        return new StatementState(List.of(), List.of(), List.of(), decisions, null);
    }

    /** With one more decision answered. */
    StatementState answered(Decision decision) {
        return new StatementState(plans, instances, entries, decisions.with(decision), nextLook);
    }
}

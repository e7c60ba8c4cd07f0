package io.plumbline.model.monitor;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.verdicts.InstanceState;
import java.util.List;

/**
 * Everything kept for a statement; bounded by {@link MonitorOptions}.
 *
 * @param plans in order of their first sighting
 * @param instances in order of their last sample
 * @param entries in order of their last sample
 * @param decisions those about it that were answered
 */
public record StatementState(
        List<PlanRecord> plans, List<InstanceState> instances, List<EntryState> entries, AnsweredDecisions decisions) {

    /** A statement that was not seen yet. */
    public static final StatementState EMPTY =
            new StatementState(List.of(), List.of(), List.of(), AnsweredDecisions.NONE);

    public StatementState {
        plans = List.copyOf(plans);
        instances = List.copyOf(instances);
        entries = List.copyOf(entries);
    }
}

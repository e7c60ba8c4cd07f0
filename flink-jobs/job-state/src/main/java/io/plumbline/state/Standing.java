package io.plumbline.state;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a statement apart from its plans' details and the statistics of all but one of them.
 *
 * @param plans in order of their first sighting
 */
public record Standing(
        List<PlanSummary> plans,
        List<InstanceState> instances,
        List<EntryState> entries,
        HotPlan hot,
        AnsweredDecisions decisions,
        @Nullable Instant nextLook) {

    public Standing {
        plans = List.copyOf(plans);
        instances = List.copyOf(instances);
        entries = List.copyOf(entries);
    }
}

package io.plumbline.state;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.verdicts.InstanceState;
import java.util.List;

/**
 * What is kept of a statement apart from its plans.
 *
 * @param planOrder hashes of its plans in order of their first sighting
 */
public record Standing(List<String> planOrder, List<InstanceState> instances, List<EntryState> entries) {

    public Standing {
        planOrder = List.copyOf(planOrder);
        instances = List.copyOf(instances);
        entries = List.copyOf(entries);
    }
}

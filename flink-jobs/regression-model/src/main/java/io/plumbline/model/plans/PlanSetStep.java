package io.plumbline.model.plans;

import java.util.List;
import java.util.Optional;

/**
 * The plan set after a sighting.
 *
 * @param inUse the plan seen; not in {@code plans} when it was not kept
 * @param retired plans that made room
 * @param kept false when a new plan found no room
 */
public record PlanSetStep(
        List<PlanRecord> plans,
        PlanRecord inUse,
        Optional<PlanChangeKind> change,
        List<PlanRecord> retired,
        boolean kept) {

    /** The plans that count as good on {@code instance} and may be compared with the one in use. */
    public List<PlanRecord> goodOn(String instance) {
        return PlanGroup.of(inUse).good(plans, instance);
    }

    /** What the plan in use is compared with on {@code instance}. */
    public Optional<PlanRecord> referenceOn(String instance) {
        return PlanGroup.reference(goodOn(instance), inUse);
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observation, and what it is judged by.
 *
 * @param standing the instance's, before the sample
 * @param step the plan set, the sighting taken in; empty when the sample has no plan
 * @param reference baseline of the plan, or else of the one last seen here; empty where no good plan may be compared
 */
record Scene(
        Observation observation, InstanceState standing, Optional<PlanSetStep> step, Optional<PlanRecord> reference) {

    Sample sample() {
        return observation.sample();
    }

    Thresholds thresholds() {
        return observation.thresholds();
    }

    Worked worked() {
        return observation.worked();
    }

    @Nullable
    PlanSighting now() {
        return sample().plan();
    }

    /** When the plan was made, at the latest the sample's time. */
    Instant plannedAt(PlanSighting now) {
        return now.explainedAt().isBefore(sample().observedAt()) ? now.explainedAt() : sample().observedAt();
    }

    /** Whether the plan in use is the baseline itself. */
    boolean isOnReference() {
        return step.isPresent()
                && reference.isPresent()
                && reference.get().isSamePlanAs(step.get().inUse());
    }

    /** Whether a later sample of the instance was judged before. */
    boolean isOutOfOrder() {
        return standing.lastSeenAt() != null && sample().observedAt().isBefore(standing.lastSeenAt());
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample with a plan, and what it is judged by.
 *
 * @param standing the instance's, before the sample
 * @param step the plan set, the sighting taken in
 * @param reference baseline; empty where no good plan may be compared
 */
record Scene(
        Sample sample,
        InstanceState standing,
        PlanSetStep step,
        Optional<PlanRecord> reference,
        Thresholds thresholds) {

    PlanSighting now() {
        return Objects.requireNonNull(sample.plan(), "only samples with a plan are judged");
    }

    Instant plannedAt() {
        Instant explained = now().explainedAt();
        return explained.isBefore(sample.observedAt()) ? explained : sample.observedAt();
    }

    /** Whether the plan in use is the baseline itself. */
    boolean isOnReference() {
        return reference.isPresent() && reference.get().isSamePlanAs(step.inUse());
    }

    /** Whether a later sample of the instance was judged before. */
    boolean isOutOfOrder() {
        return standing.lastSeenAt() != null && sample.observedAt().isBefore(standing.lastSeenAt());
    }
}

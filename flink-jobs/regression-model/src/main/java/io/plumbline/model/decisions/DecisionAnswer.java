package io.plumbline.model.decisions;

import io.plumbline.model.plans.PlanStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a decision.
 *
 * @param detail one sentence for a person
 * @param status of the plan now; null where the statement does not have it
 * @param enabled whether the plan is switched on now; null where the statement does not have it
 * @param answeredAt by the job's clock
 */
public record DecisionAnswer(
        Decision decision,
        DecisionOutcome outcome,
        String detail,
        @Nullable PlanStatus status,
        @Nullable Boolean enabled,
        Instant answeredAt) {}

package io.plumbline.local.decisions;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import org.jspecify.annotations.Nullable;

/**
 * What the job made of a decision.
 *
 * @param baseline the plan as it is since; null where nothing was applied, the baseline was dropped, or it did not come in time
 */
public record JobAnswer(DecisionResult result, @Nullable PlanBaseline baseline) {}

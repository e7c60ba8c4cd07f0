package io.plumbline.model.rules;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.Distribution;
import java.util.List;

/**
 * What a rule may look at.
 *
 * @param now the sighting
 * @param reference the baseline, of the same kind, engine and fingerprint version
 * @param cost the baseline's cost, page-read equivalents
 * @param rows the baseline's estimated rows out
 * @param accepted all good plans that may be compared, the baseline included
 * @param ddl DDL on the statement's database since its last good sighting
 * @param minimumSamples samples the baseline needs before rules on its statistics speak
 */
public record EvaluationContext(
        PlanSighting now,
        PlanRecord reference,
        Distribution cost,
        Distribution rows,
        List<PlanRecord> accepted,
        List<DdlEvent> ddl,
        Thresholds thresholds,
        int minimumSamples) {

    Threshold threshold(ThresholdParameter parameter) {
        return thresholds.of(parameter);
    }

    double value(ThresholdParameter parameter) {
        return thresholds.value(parameter);
    }

    /** Whether the plan is one of the good ones, so that no structure of it can be new. */
    boolean isGoodPlan() {
        for (PlanRecord plan : accepted) {
            if (plan.planHash().equals(now.plan().planHash())) {
                return true;
            }
        }
        return false;
    }

    Finding tooFewSamples(RuleName rule) {
        return Finding.silent(
                rule,
                Outcome.TOO_FEW_SAMPLES,
                Double.NaN,
                Double.NaN,
                () -> "the baseline has %d samples of at least %d".formatted(cost.count(), minimumSamples));
    }
}

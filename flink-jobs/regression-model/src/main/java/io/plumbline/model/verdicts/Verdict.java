package io.plumbline.model.verdicts;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.causes.Cause;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.plans.BaselineStatistics;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.work.TimeShift;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transition of a statement's level on an instance, with the evidence.
 *
 * @param previousLevel level before; after a maintenance window the last one that was announced
 * @param ddl the DDL behind it, where the cause is DDL
 * @param summary one sentence for a person
 * @param evidence what each rule that counted saw, the worst first; empty for PASS
 * @param coefficients every number the decision used, by name; the unit ends the name
 * @param thresholds every threshold in force, with where it came from
 * @param plan the plan now; null where the observation had none
 * @param baselineFirstSeenAt when the baseline's plan was first seen
 * @param flaps runs away from the level before that broke before they completed, since the transition before
 * @param timeShift change point of the time per call that counts against it now; null where none does
 * @param impactSeconds time that calls took more than usual since it was confirmed; 0 where none counts
 * @param suppressedBy id of the maintenance window; null outside one
 * @param observationId observation that completed the transition
 * @param firstSeenAt first observation of the streak
 */
public record Verdict(
        String verdictId,
        StatementKey key,
        String instance,
        String engine,
        String sqlText,
        Level level,
        Level previousLevel,
        Cause cause,
        Drift drift,
        @Nullable DdlEvent ddl,
        String summary,
        List<Evidence> evidence,
        Map<String, Double> coefficients,
        List<Threshold> thresholds,
        @Nullable PlanSighting plan,
        @Nullable PlanSighting baselinePlan,
        @Nullable BaselineStatistics baselineStatistics,
        @Nullable Instant baselineFirstSeenAt,
        int flaps,
        @Nullable TimeShift timeShift,
        double impactSeconds,
        @Nullable String suppressedBy,
        String observationId,
        Instant firstSeenAt,
        Instant observedAt) {

    public Verdict {
        evidence = List.copyOf(evidence);
        coefficients = Map.copyOf(coefficients);
        thresholds = List.copyOf(thresholds);
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.causes.CauseContext;
import io.plumbline.model.causes.CauseFinding;
import io.plumbline.model.causes.Causes;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.causes.DriftTest;
import io.plumbline.model.plans.PlanCut;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.DeterministicId;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Transitions.Moved;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.verdicts.VerdictOptions;
import io.plumbline.model.work.TimeShift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a due verdict down: id, cause, drift, coefficients, summary. */
final class VerdictWriter {

    private final VerdictOptions options;
    private final PlanCut cut;

    /** Published plans are cut by {@code cut}. */
    VerdictWriter(VerdictOptions options, PlanCut cut) {
        this.options = options;
        this.cut = cut;
    }

    Verdict write(Comparison comparison, RuleFindings findings, Transition transition, MonitorContext context) {
        Sample sample = comparison.sample();
        Level level = transition.moved().state().level();
        CauseFinding cause = Causes.find(causeContext(comparison, findings, transition, context));
        Optional<String> window = transition.window().map(MaintenanceWindow::id);
        return new Verdict(
                id(sample, transition),
                sample.key(),
                sample.instance(),
                sample.engine(),
                sample.sqlText(),
                level,
                transition.moved().previousLevel(),
                cause.cause(),
                drift(comparison, findings, level),
                cause.ddl(),
                VerdictSummary.of(comparison, findings, transition, cause),
                level == Level.PASS ? List.of() : findings.counted(),
                Coefficients.of(comparison, transition, options),
                comparison.observation().thresholds().all(),
                cutOrNull(comparison.now()),
                cutOrNull(sightingOf(comparison.reference())),
                comparison.statistics(),
                firstSeenOf(comparison.reference()),
                transition.before().flaps(),
                comparison.observation().worked().shift().orElse(null),
                comparison.observation().worked().impactSeconds(),
                window.orElse(null),
                sample.observationId(),
                transition.moved().firstSeenAt(),
                sample.observedAt());
    }

    /** A due verdict: the standing before, what came of it, and the maintenance window that covers it. */
    record Transition(InstanceState before, Moved moved, Optional<MaintenanceWindow> window) {}

    /** What the time per call did is told by its change point, what a plan's cost did by the baseline's sub-windows. */
    private static Drift drift(Comparison comparison, RuleFindings findings, Level level) {
        Optional<TimeShift> shift = comparison.observation().worked().shift();
        if (level != Level.PASS && shift.isPresent() && isWorst(findings, RuleName.TIME_REGRESSION)) {
            return shift.get().shape();
        }
        PlanSighting now = comparison.now();
        return now == null
                        || (level != Level.PASS
                                && isWorst(findings, RuleName.SORT_OR_SPILL_ADDED)
                                && comparison.isSamePlan())
                ? Drift.UNKNOWN
                : DriftTest.of(
                        comparison.isSamePlan() && level != Level.PASS,
                        now.cost().totalCost(),
                        comparison.costMeans());
    }

    private static boolean isWorst(RuleFindings findings, RuleName rule) {
        return !findings.counted().isEmpty() && findings.counted().get(0).rule() == rule;
    }

    private static String id(Sample sample, Transition transition) {
        return DeterministicId.of(
                "verdict",
                sample.key().encode(),
                sample.instance(),
                transition.moved().previousLevel().name(),
                transition.moved().state().level().name(),
                sample.observationId());
    }

    private CauseContext causeContext(
            Comparison comparison, RuleFindings findings, Transition transition, MonitorContext context) {
        boolean pass = transition.moved().state().level() == Level.PASS;
        InstanceState before = transition.before();
        Instant observed = comparison.sample().observedAt();
        Instant explained =
                comparison.now() == null ? observed : comparison.now().explainedAt();
        return new CauseContext(
                comparison.sample(),
                comparison.now(),
                comparison.reference(),
                pass ? before.raisedPlanHash() : hashOf(comparison.reference()),
                before.lastGoodKind(),
                findings.counted().isEmpty()
                        ? comparison.costRatio()
                        : findings.counted().get(0).ratio(),
                pass ? before.plans().level() != Level.PASS : comparison.hasMovedEstimates(),
                context.recentDdl(),
                pass && before.raisedAt() != null ? before.raisedAt() : sinceLastGood(comparison, before),
                explained.isAfter(observed) ? explained : observed);
    }

    private Instant sinceLastGood(Comparison comparison, InstanceState before) {
        PlanRecord reference = comparison.reference();
        Instant good = before.lastGoodAt() != null
                ? before.lastGoodAt()
                : reference != null
                        ? reference.lastSeenAt()
                        : comparison.sample().observedAt();
        Instant changed =
                comparison.observation().worked().shift().map(TimeShift::at).orElse(good);
        return (changed.isBefore(good) ? changed : good).minus(options.ddlSlack());
    }

    private static @Nullable String hashOf(@Nullable PlanRecord plan) {
        return plan == null ? null : plan.planHash();
    }

    private static @Nullable Instant firstSeenOf(@Nullable PlanRecord plan) {
        return plan == null ? null : plan.firstSeenAt();
    }

    private @Nullable PlanSighting cutOrNull(@Nullable PlanSighting sighting) {
        return sighting == null ? null : cut.cut(sighting);
    }

    private static @Nullable PlanSighting sightingOf(@Nullable PlanRecord plan) {
        return plan == null ? null : plan.sighting();
    }
}

package io.plumbline.model.monitor;

import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanLearning.Learned;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.rules.EvaluationContext;
import io.plumbline.model.statement.DeterministicId;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Transitions;
import io.plumbline.model.verdicts.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a sample's plan: plan set, comparison, rules, learning, transition.
 *
 * <p>Law of learning: a plan that is not the baseline always learns its own samples; the baseline learns only samples at
 * which no rule fired, so that a regression does not become the norm it is measured by; except when the statement has
 * been raised on the baseline's own plan for {@code relearnAfter}: then what it shows is the norm. A sample older than
 * the last one of its instance is learned from but moves no level.
 */
final class SightingJudge {

    private final MonitorOptions options;
    private final PlanSet planSet;
    private final PlanLearning learning;
    private final Transitions transitions;
    private final VerdictWriter writer;

    SightingJudge(MonitorOptions options) {
        this.options = options;
        this.planSet = new PlanSet(options.plans());
        this.learning = new PlanLearning(options.window());
        this.transitions = new Transitions(options.verdicts());
        this.writer = new VerdictWriter(options.verdicts());
    }

    /** Plans and standing after a sighting. */
    record Judged(List<PlanRecord> plans, InstanceState standing) {}

    Judged judge(
            List<PlanRecord> plans,
            InstanceState standing,
            Sample sample,
            MonitorContext context,
            List<Effect> effects) {
        PlanSighting now = Objects.requireNonNull(sample.plan(), "only samples with a plan are judged");
        PlanSetStep step = planSet.sight(plans, sample, now);
        reportChange(step, standing, sample, now, effects);
        Thresholds thresholds = context.policy().thresholdsFor(sample.key());
        Optional<PlanRecord> reference = step.referenceOn(sample.instance());
        RuleFindings findings = reference
                .map(baseline -> findings(step, baseline, thresholds, standing, sample))
                .orElse(RuleFindings.NONE);
        Judged judged = new Judged(learn(step, reference, findings, standing, sample, effects), standing);
        boolean outOfOrder =
                standing.lastSeenAt() != null && sample.observedAt().isBefore(standing.lastSeenAt());
        if (outOfOrder) {
            return judged;
        }
        Optional<MaintenanceWindow> window = windowOver(sample, context);
        Transitions.Moved moved = transitions.move(standing, observed(sample, now, findings, window.isPresent()));
        if (moved.flapped()) {
            effects.add(new Effect.Counted(MonitorCount.FLAPPED));
        }
        if (!moved.due()) {
            return new Judged(judged.plans(), moved.state());
        }
        Comparison comparison = comparison(sample, now, thresholds, reference.orElse(null));
        Verdict verdict =
                writer.write(comparison, findings, new VerdictWriter.Transition(standing, moved, window), context);
        effects.add(new Effect.VerdictReached(verdict));
        return new Judged(judged.plans(), IndexReports.report(verdict, comparison, moved.state(), effects));
    }

    private RuleFindings findings(
            PlanSetStep step, PlanRecord reference, Thresholds thresholds, InstanceState standing, Sample sample) {
        PlanSighting now = Objects.requireNonNull(sample.plan());
        return RuleFindings.of(
                new EvaluationContext(
                        now,
                        reference,
                        learning.costOf(reference),
                        learning.rowsOf(reference),
                        step.goodOn(sample.instance()),
                        thresholds,
                        options.verdicts().minimumBaselineSamples()),
                standing.ruleStreaks());
    }

    private static Transitions.Observed observed(
            Sample sample, PlanSighting now, RuleFindings findings, boolean suppressed) {
        return new Transitions.Observed(
                sample.observedAt(),
                findings.level(),
                findings.clean(),
                suppressed,
                now.plan().planHash(),
                now.kind(),
                findings.streaks());
    }

    private Comparison comparison(
            Sample sample, PlanSighting now, Thresholds thresholds, @Nullable PlanRecord reference) {
        return new Comparison(
                sample,
                now,
                thresholds,
                reference,
                reference == null ? null : learning.statisticsOf(reference),
                reference == null ? List.of() : learning.costMeansOf(reference));
    }

    /** Of several windows the one that ends last. */
    private static Optional<MaintenanceWindow> windowOver(Sample sample, MonitorContext context) {
        return context.windows().stream()
                .filter(window -> window.covers(sample.key(), sample.observedAt()))
                .max(Comparator.comparing(MaintenanceWindow::endsAt).thenComparing(MaintenanceWindow::id));
    }

    private List<PlanRecord> learn(
            PlanSetStep step,
            Optional<PlanRecord> reference,
            RuleFindings findings,
            InstanceState standing,
            Sample sample,
            List<Effect> effects) {
        PlanRecord inUse = step.inUse();
        boolean isReference = reference.isPresent() && reference.get().isSamePlanAs(inUse);
        if (!step.kept() || (isReference && !findings.clean() && !isRelearning(standing, sample))) {
            return step.plans();
        }
        if (learning.restarts(inUse)) {
            effects.add(new Effect.Counted(MonitorCount.STATISTICS_RESTARTED));
        }
        Learned learned = learning.learnSighting(inUse, sample.observedAt(), Objects.requireNonNull(sample.plan()));
        if (learned.outsideWindow()) {
            effects.add(new Effect.Counted(MonitorCount.VALUE_OUTSIDE_WINDOW));
        }
        publish(step, learned, sample, effects);
        return PlanSet.replace(step.plans(), inUse, learned.plan());
    }

    private boolean isRelearning(InstanceState standing, Sample sample) {
        return standing.raisedAt() != null
                && !sample.observedAt()
                        .isBefore(standing.raisedAt().plus(options.verdicts().relearnAfter()));
    }

    private void publish(PlanSetStep step, Learned learned, Sample sample, List<Effect> effects) {
        PlanRecord plan = learned.plan();
        boolean ripe = learning.costOf(plan).count() == options.verdicts().minimumBaselineSamples();
        if (step.change().isPresent() || learned.newSubWindow() || ripe) {
            effects.add(new Effect.BaselineChanged(baseline(plan, sample)));
        }
    }

    private PlanBaseline baseline(PlanRecord plan, Sample sample) {
        return new PlanBaseline(
                sample.key(),
                plan.instance(),
                plan.engine(),
                sample.sqlText(),
                plan.sighting(),
                plan.status(),
                plan.enabled(),
                plan.source(),
                plan.scope(),
                learning.statisticsOf(plan),
                plan.firstSeenAt(),
                plan.lastSeenAt());
    }

    private static void reportChange(
            PlanSetStep step, InstanceState standing, Sample sample, PlanSighting now, List<Effect> effects) {
        step.change().ifPresent(kind -> effects.add(new Effect.PlanChanged(change(kind, step, standing, sample, now))));
        step.retired().ifPresent(retired -> {
            effects.add(new Effect.Counted(MonitorCount.PLAN_RETIRED));
            boolean hashGone =
                    step.plans().stream().noneMatch(plan -> plan.planHash().equals(retired.planHash()));
            if (hashGone) {
                effects.add(new Effect.BaselineRetired(sample.key(), retired.planHash()));
            }
        });
        if (!step.kept()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_NOT_KEPT));
        }
    }

    private static PlanChange change(
            PlanChangeKind kind, PlanSetStep step, InstanceState standing, Sample sample, PlanSighting now) {
        return new PlanChange(
                DeterministicId.of(
                        "plan-change",
                        sample.key().encode(),
                        sample.instance(),
                        kind.name(),
                        now.plan().planHash(),
                        sample.observationId()),
                sample.key(),
                sample.instance(),
                kind,
                now,
                step.inUse().status(),
                standing.planHash(),
                sample.observedAt());
    }
}

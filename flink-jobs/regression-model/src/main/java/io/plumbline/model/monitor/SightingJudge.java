package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanLearning.Learned;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.rules.EvaluationContext;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Transitions;
import io.plumbline.model.verdicts.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    private final PlanReports reports;
    private final Transitions transitions;
    private final VerdictWriter writer;

    SightingJudge(MonitorOptions options) {
        this.options = options;
        this.planSet = new PlanSet(options.plans());
        this.learning = new PlanLearning(options.window());
        this.reports = new PlanReports(learning, options.verdicts().minimumBaselineSamples());
        this.transitions = new Transitions(options.verdicts());
        this.writer = new VerdictWriter(options.verdicts());
    }

    /** Plans and standing after a sighting, or before it. */
    record Judged(List<PlanRecord> plans, InstanceState standing) {}

    Judged judge(Judged before, Sample sample, MonitorContext context, List<Effect> effects) {
        Scene scene = scene(before, sample, context);
        reports.change(scene.step(), before.standing().planHash(), sample, effects);
        RuleFindings findings = scene.reference()
                .map(reference -> findings(scene, reference, context))
                .orElseGet(() ->
                        RuleFindings.notCompared(Outcome.NO_BASELINE, "no good plan may be compared with this one"));
        List<PlanRecord> plans = learn(scene, findings, effects);
        return scene.isOutOfOrder()
                ? new Judged(plans, before.standing())
                : new Judged(plans, move(scene, findings, context, effects));
    }

    private Scene scene(Judged before, Sample sample, MonitorContext context) {
        PlanSetStep step = planSet.sight(before.plans(), sample);
        return new Scene(
                sample,
                before.standing(),
                step,
                step.referenceOn(sample.instance()),
                context.policy().thresholdsFor(sample.key()));
    }

    private RuleFindings findings(Scene scene, PlanRecord reference, MonitorContext context) {
        return RuleFindings.of(
                new EvaluationContext(
                        scene.now(),
                        reference,
                        learning.costOf(reference),
                        learning.rowsOf(reference),
                        scene.step().goodOn(scene.sample().instance()),
                        ddlSince(scene, reference, context),
                        scene.thresholds(),
                        options.verdicts().minimumBaselineSamples()),
                scene.standing().ruleStreaks());
    }

    private List<DdlEvent> ddlSince(Scene scene, PlanRecord reference, MonitorContext context) {
        Instant good = scene.standing().lastGoodAt() != null ? scene.standing().lastGoodAt() : reference.lastSeenAt();
        Instant since = good.minus(options.verdicts().ddlSlack());
        StatementKey key = scene.sample().key();
        return context.recentDdl().stream()
                .filter(event -> event.cluster().equals(key.cluster())
                        && event.database().equals(key.database())
                        && !event.executedAt().isBefore(since))
                .toList();
    }

    private InstanceState move(Scene scene, RuleFindings findings, MonitorContext context, List<Effect> effects) {
        Optional<MaintenanceWindow> window = windowOver(scene.sample(), context);
        Transitions.Moved moved = transitions.move(scene.standing(), observed(scene, findings, window.isPresent()));
        if (moved.flapped()) {
            effects.add(new Effect.Counted(MonitorCount.FLAPPED));
        }
        if (!moved.due()) {
            return moved.state();
        }
        Comparison comparison = comparison(scene);
        Verdict verdict = writer.write(
                comparison, findings, new VerdictWriter.Transition(scene.standing(), moved, window), context);
        effects.add(new Effect.VerdictReached(verdict));
        return IndexReports.report(verdict, comparison, moved.state(), effects);
    }

    private static Transitions.Observed observed(Scene scene, RuleFindings findings, boolean suppressed) {
        return new Transitions.Observed(
                scene.sample().observedAt(),
                scene.plannedAt(),
                findings.level(),
                findings.clean(),
                suppressed,
                scene.now().plan().planHash(),
                scene.now().kind(),
                findings.streaks());
    }

    private Comparison comparison(Scene scene) {
        PlanRecord reference = scene.reference().orElse(null);
        return new Comparison(
                scene.sample(),
                scene.now(),
                scene.thresholds(),
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

    private List<PlanRecord> learn(Scene scene, RuleFindings findings, List<Effect> effects) {
        PlanSetStep step = scene.step();
        boolean regressed = scene.isOnReference() && !findings.clean() && !isRelearning(scene);
        if (!step.kept() || regressed) {
            return step.plans();
        }
        if (learning.restarts(step.inUse())) {
            effects.add(new Effect.Counted(MonitorCount.STATISTICS_RESTARTED));
        }
        Learned learned = learning.learnSighting(step.inUse(), scene.sample().observedAt(), scene.now());
        if (learned.outsideWindow()) {
            effects.add(new Effect.Counted(MonitorCount.VALUE_OUTSIDE_WINDOW));
        }
        reports.baseline(step, learned, scene.sample(), effects);
        return PlanSet.replace(step.plans(), step.inUse(), learned.plan());
    }

    private boolean isRelearning(Scene scene) {
        Instant raisedAt = scene.standing().raisedAt();
        return raisedAt != null
                && !scene.sample()
                        .observedAt()
                        .isBefore(raisedAt.plus(options.verdicts().relearnAfter()));
    }
}

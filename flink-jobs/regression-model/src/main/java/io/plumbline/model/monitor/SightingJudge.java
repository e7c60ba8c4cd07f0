package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.plans.PlanEvolution;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanLearning.Learned;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.rules.EvaluationContext;
import io.plumbline.model.rules.Outcome;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges an observation's plan: plan set, comparison, rules, learning. What comes of it decides {@link LevelJudge}.
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
    private final EvolutionReports evolutions;
    private final LevelJudge levels;

    SightingJudge(MonitorOptions options) {
        this.options = options;
        this.planSet = new PlanSet(options.plans());
        this.learning = new PlanLearning(options.window());
        this.reports = PlanReports.of(options);
        this.evolutions = new EvolutionReports(new PlanEvolution(options.lifecycle(), learning));
        this.levels = new LevelJudge(options, learning);
    }

    /** Plans and standing after an observation, or before it. */
    record Judged(List<PlanRecord> plans, InstanceState standing) {}

    Judged judge(Judged before, Observation observation, MonitorContext context, List<Effect> effects) {
        Scene scene = scene(before, observation);
        RuleFindings findings = findings(scene, context);
        List<PlanRecord> plans = before.plans();
        if (scene.now() != null && scene.step().isPresent()) {
            reports.change(scene.step().get(), before.standing().planHash(), scene.sample(), effects);
            plans = learn(scene, scene.step().get(), scene.now(), findings, effects);
        }
        return new Judged(plans, levels.move(scene, findings, context, effects));
    }

    private Scene scene(Judged before, Observation observation) {
        Sample sample = observation.sample();
        Optional<PlanSetStep> step =
                sample.plan() == null ? Optional.empty() : Optional.of(planSet.sight(before.plans(), sample));
        Optional<PlanRecord> reference = step.isPresent()
                ? step.get().referenceOn(sample.instance())
                : PlanSet.last(before.plans(), before.standing().planHash())
                        .flatMap(inUse -> inUse.referenceOn(sample.instance()));
        return new Scene(observation, before.standing(), step, reference);
    }

    private RuleFindings findings(Scene scene, MonitorContext context) {
        if (scene.now() == null || scene.step().isEmpty()) {
            return RuleFindings.ofPlans(Outcome.NO_PLAN, "this observation carries no plan");
        }
        if (scene.reference().isEmpty()) {
            return RuleFindings.ofPlans(Outcome.NO_BASELINE, "no good plan may be compared with this one");
        }
        PlanRecord reference = scene.reference().get();
        return RuleFindings.ofPlans(
                new EvaluationContext(
                        scene.now(),
                        reference,
                        learning.costOf(reference),
                        learning.rowsOf(reference),
                        scene.step().get().goodOn(scene.sample().instance()),
                        ddlSince(scene, reference, context),
                        scene.thresholds(),
                        options.verdicts().minimumBaselineSamples()),
                scene.standing().plans().ruleStreaks());
    }

    private List<DdlEvent> ddlSince(Scene scene, PlanRecord reference, MonitorContext context) {
        Instant good = scene.standing().lastGoodAt() != null ? scene.standing().lastGoodAt() : reference.lastSeenAt();
        Instant since = good.minus(options.verdicts().ddlSlack());
        StatementKey key = scene.sample().key();
        if (context.recentDdl().isEmpty()) {
            return List.of();
        }
        return context.recentDdl().stream()
                .filter(event -> event.cluster().equals(key.cluster())
                        && event.database().equals(key.database())
                        && !event.executedAt().isBefore(since))
                .toList();
    }

    private List<PlanRecord> learn(
            Scene scene, PlanSetStep step, PlanSighting now, RuleFindings findings, List<Effect> effects) {
        boolean relearns = options.verdicts()
                .isRelearning(scene.standing().raisedAt(), scene.sample().observedAt());
        boolean regressed = scene.isOnReference() && !findings.clean() && !relearns;
        if (!step.kept() || regressed) {
            return step.plans();
        }
        if (learning.restarts(step.inUse())) {
            effects.add(new Effect.Counted(MonitorCount.STATISTICS_RESTARTED));
        }
        Learned learned = learning.learnSighting(step.inUse(), scene.sample().observedAt(), now);
        if (learned.outsideWindow()) {
            effects.add(new Effect.Counted(MonitorCount.VALUE_OUTSIDE_WINDOW));
        }
        learned = evolutions.look(step, learned, scene.observation(), effects);
        reports.baseline(step, learned, scene.sample(), effects);
        // text and hints are looked at where the detail is loaded anyway
        Sample sample = scene.sample();
        PlanRecord kept = learned.newSubWindow()
                ? learned.plan().withText(sample.sqlText()).withHints(sample.hints())
                : learned.plan();
        return PlanSet.replace(step.plans(), step.inUse(), kept);
    }
}

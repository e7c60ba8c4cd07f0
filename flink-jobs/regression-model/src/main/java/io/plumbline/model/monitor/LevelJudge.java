package io.plumbline.model.monitor;

import io.plumbline.model.explain.Explained;
import io.plumbline.model.plans.PlanCut;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Track;
import io.plumbline.model.verdicts.Transitions;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.verdicts.VerdictOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the findings at one observation do to the level in force: transition, verdict, explanation. An observation
 * older than the last one judged on its instance moves no level and is not explained.
 */
final class LevelJudge {

    private final VerdictOptions options;
    private final PlanLearning learning;
    private final Transitions transitions;
    private final VerdictWriter writer;
    private final Explaining explaining;

    LevelJudge(MonitorOptions all, PlanLearning learning) {
        this.options = all.verdicts();
        this.learning = learning;
        this.transitions = new Transitions(options);
        this.writer = new VerdictWriter(options, new PlanCut(all.plans().maxNodes()));
        this.explaining = new Explaining(options);
    }

    /** The instance's standing after the observation; {@code plans} is what the rules on plans found. */
    InstanceState move(Scene scene, RuleFindings plans, MonitorContext context, List<Effect> effects) {
        if (scene.isOutOfOrder()) {
            return scene.standing().withSeries(scene.worked().after());
        }
        Optional<MaintenanceWindow> window = context.maintenance()
                .windowOver(scene.sample().key(), scene.sample().observedAt());
        Transitions.Moved moved = transitions.move(scene.standing(), observed(scene, plans, window.isPresent()));
        if (moved.flapped()) {
            effects.add(new Effect.Counted(MonitorCount.FLAPPED));
        }
        moved.heldBack().ifPresent(level -> effects.add(new Effect.Counted(MonitorCount.COOLED_DOWN)));
        RuleFindings all = plans.and(scene.worked().findings());
        InstanceState after = moved.due()
                ? announce(scene, all, new VerdictWriter.Transition(scene.standing(), moved, window), context, effects)
                : moved.state();
        return explain(new Explaining.Told(scene, all, moved, window), after, effects);
    }

    private InstanceState announce(
            Scene scene,
            RuleFindings findings,
            VerdictWriter.Transition transition,
            MonitorContext context,
            List<Effect> effects) {
        Comparison comparison = comparison(scene);
        Verdict verdict = writer.write(comparison, findings, transition, context);
        effects.add(new Effect.VerdictReached(verdict));
        return IndexReports.report(verdict, comparison, transition.moved().state(), effects);
    }

    private InstanceState explain(Explaining.Told told, InstanceState after, List<Effect> effects) {
        Explained next = explaining.digest(told);
        Explained last = after.explained();
        if (last != null && !last.isFollowedBy(next, options.explainEvery())) {
            return after;
        }
        long samples = told.scene().reference().map(learning::samplesOf).orElse(0L);
        effects.add(new Effect.Explained(explaining.explain(told, samples)));
        return after.withExplained(next);
    }

    private static Transitions.Observed observed(Scene scene, RuleFindings plans, boolean suppressed) {
        PlanSighting now = scene.now();
        return new Transitions.Observed(
                scene.sample().observedAt(),
                suppressed,
                now == null ? null : new Transitions.SeenPlan(now.plan().planHash(), now.kind(), scene.plannedAt(now)),
                now == null ? null : plans.judged(),
                work(scene.worked()));
    }

    private static Track.@Nullable Judged work(Worked worked) {
        return worked.poll() == null ? null : worked.findings().judged();
    }

    private Comparison comparison(Scene scene) {
        PlanRecord reference = scene.reference().orElse(null);
        PlanSighting now = scene.now();
        return new Comparison(
                scene.observation(),
                now,
                now == null ? scene.standing().planHash() : now.plan().planHash(),
                reference,
                reference == null ? null : learning.statisticsOf(reference),
                reference == null ? List.of() : learning.costMeansOf(reference));
    }
}

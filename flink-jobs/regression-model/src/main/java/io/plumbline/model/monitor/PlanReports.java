package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.AppliedDecision;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.plans.PlanCut;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.statement.DeterministicId;
import io.plumbline.model.statement.Sample;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports what happens to the plan set: plan changes, and baselines to be published or deleted. Plans are cut. */
final class PlanReports {

    private final PlanLearning learning;
    private final PlanCut cut;
    private final int ripeAt;

    /** A baseline is published again when it has {@code ripeAt} samples. */
    PlanReports(PlanLearning learning, PlanCut cut, int ripeAt) {
        this.learning = learning;
        this.cut = cut;
        this.ripeAt = ripeAt;
    }

    static PlanReports of(MonitorOptions options) {
        return new PlanReports(
                new PlanLearning(options.window()),
                new PlanCut(options.plans().maxNodes()),
                options.verdicts().minimumBaselineSamples());
    }

    void change(PlanSetStep step, @Nullable String previousPlanHash, Sample sample, List<Effect> effects) {
        step.change()
                .ifPresent(kind -> effects.add(new Effect.PlanChanged(change(kind, step, previousPlanHash, sample))));
        for (PlanRecord retired : step.retired()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_RETIRED));
            BaselineKey key = BaselineKey.of(sample.key(), retired);
            if (!key.isIn(step.plans())) {
                effects.add(new Effect.BaselineRetired(key));
            }
        }
        if (!step.kept()) {
            effects.add(new Effect.Counted(MonitorCount.PLAN_NOT_KEPT));
        }
    }

    /**
     * A plan's baseline is published when it came into use, opened a sub-window, has just become ripe, or is thought of
     * otherwise since this sample.
     */
    void baseline(PlanSetStep step, PlanLearning.Learned learned, Sample sample, List<Effect> effects) {
        boolean ripe = learning.samplesOf(learned.plan()) == ripeAt;
        boolean moved = learned.plan().opinionSince().equals(sample.observedAt())
                || !Objects.equals(learned.plan().evolution(), step.inUse().evolution());
        if (step.change().isPresent() || learned.newSubWindow() || ripe || moved) {
            PlanRecord plan = learned.plan().withHints(sample.hints());
            effects.add(new Effect.BaselineChanged(baseline(plan, sample.key(), sample.sqlText())));
        }
    }

    /** A plan as the world may see it, where {@code sqlText} is its statement's. */
    PlanBaseline baseline(PlanRecord plan, StatementKey key, String sqlText) {
        AppliedDecision decided = plan.decided();
        return new PlanBaseline(
                key,
                plan.instance(),
                plan.engine(),
                sqlText,
                cut.cut(plan.sighting()),
                plan.status(),
                plan.enabled(),
                plan.source(),
                plan.scope(),
                learning.statisticsOf(plan),
                plan.firstSeenAt(),
                plan.lastSeenAt(),
                plan.opinionSince(),
                decided == null ? null : decided.decisionId(),
                plan.evolution(),
                plan.hints(),
                plan.calls());
    }

    private PlanChange change(PlanChangeKind kind, PlanSetStep step, @Nullable String previousPlanHash, Sample sample) {
        return new PlanChange(
                DeterministicId.of(
                        "plan-change",
                        sample.key().encode(),
                        sample.instance(),
                        kind.name(),
                        step.inUse().planHash(),
                        sample.observationId()),
                sample.key(),
                sample.instance(),
                sample.engine(),
                sample.sqlText(),
                kind,
                cut.cut(Objects.requireNonNull(sample.plan())),
                step.inUse().status(),
                previousPlanHash,
                sample.observedAt());
    }
}

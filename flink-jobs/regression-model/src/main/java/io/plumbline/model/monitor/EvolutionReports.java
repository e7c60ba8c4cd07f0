package io.plumbline.model.monitor;

import io.plumbline.model.plans.Evolution;
import io.plumbline.model.plans.EvolutionOutcome;
import io.plumbline.model.plans.PlanEvolution;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a plan that was seen has evolved, and counts what comes of it. Law: it is looked at when it has just been
 * measured often enough, and then once in each sub-window, so that a sample costs no more than it did.
 */
final class EvolutionReports {

    private final PlanEvolution evolution;

    EvolutionReports(PlanEvolution evolution) {
        this.evolution = evolution;
    }

    /** What was learned, with the plan as it has evolved. */
    PlanLearning.Learned look(PlanSetStep step, PlanLearning.Learned learned, Observation at, List<Effect> effects) {
        PlanRecord plan = learned.plan();
        if (!PlanEvolution.mayEvolve(plan)) {
            return learned;
        }
        PlanEvolution scoped = evolution.under(at.thresholds());
        if (!scoped.concerns(plan) || !(learned.newSubWindow() || scoped.isRipe(plan))) {
            return learned;
        }
        PlanRecord next = scoped.evolve(step.plans(), plan, at.sample().observedAt());
        countOf(plan.evolution(), next.evolution()).ifPresent(count -> effects.add(new Effect.Counted(count)));
        return new PlanLearning.Learned(next, learned.outsideWindow(), learned.newSubWindow());
    }

    private static Optional<MonitorCount> countOf(@Nullable Evolution before, @Nullable Evolution after) {
        if (after == null) {
            return before == null ? Optional.empty() : Optional.of(MonitorCount.EVOLUTION_WITHDRAWN);
        }
        if (before != null && before.outcome() == after.outcome()) {
            return Optional.empty();
        }
        return Optional.of(
                after.outcome() == EvolutionOutcome.ACCEPTED
                        ? MonitorCount.EVOLUTION_ACCEPTED
                        : MonitorCount.EVOLUTION_PROPOSED);
    }
}

package io.plumbline.model.plans;

import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.stats.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds plans that have shown themselves to be faster than what they are compared with.
 *
 * <p>Law: an UNACCEPTED plan that is switched on evolves where it and the plan it is compared with (FIXED ones before
 * ACCEPTED ones, else the one seen last) each have the configured intervals and calls in the window, and its mean time per
 * call is at most the configured part of the other's. Then it is ACCEPTED where the policy allows and the other is not FIXED,
 * else PROPOSED. What is proposed stands as long as this holds, from when it held first, with the newest numbers.
 *
 * <p>Mean times weigh every call the same, so a few slow calls count as much as they cost.
 */
public final class PlanEvolution {

    private final LifecycleOptions options;
    private final PlanLearning learning;

    public PlanEvolution(LifecycleOptions options, PlanLearning learning) {
        this.options = options;
        this.learning = learning;
    }

    /** The same by what somebody has set for the statement. */
    public PlanEvolution under(Thresholds thresholds) {
        LifecycleOptions scoped = options.under(thresholds);
        return scoped.equals(options) ? this : new PlanEvolution(scoped, learning);
    }

    /** Whether a plan may evolve under any policy. Costs nothing. */
    public static boolean mayEvolve(PlanRecord plan) {
        return plan.status() == PlanStatus.UNACCEPTED && plan.enabled();
    }

    /** Whether a plan may evolve, or what was proposed may have to be withdrawn. Costs nothing. */
    public boolean concerns(PlanRecord plan) {
        return mayEvolve(plan) && (options.policy() != EvolutionPolicy.OFF || plan.evolution() != null);
    }

    /** Whether the plan has just been measured often enough. */
    public boolean isRipe(PlanRecord plan) {
        return learning.intervalsOf(plan) == options.minimumIntervals();
    }

    /** The plan of {@code plans} as it has evolved by {@code now}; the same where nothing has changed. */
    public PlanRecord evolve(List<PlanRecord> plans, PlanRecord plan, Instant now) {
        if (!concerns(plan)) {
            return plan;
        }
        Evolution found = reference(plans, plan)
                .flatMap(reference -> compare(plan, reference, now))
                .orElse(null);
        return plan.evolved(found);
    }

    private static Optional<PlanRecord> reference(List<PlanRecord> plans, PlanRecord plan) {
        return PlanGroup.reference(PlanGroup.of(plan).goodEverywhere(plans), plan);
    }

    private Optional<Evolution> compare(PlanRecord plan, PlanRecord reference, Instant now) {
        MeasuredTime own = measured(plan);
        MeasuredTime other = measured(reference);
        if (options.policy() == EvolutionPolicy.OFF
                || !own.isEnough(options)
                || !other.isEnough(options)
                || own.meanMicros() > other.meanMicros() * options.maximumTimeRatio()) {
            return Optional.empty();
        }
        boolean accepted = options.policy() == EvolutionPolicy.ACCEPT && reference.status() != PlanStatus.FIXED;
        return Optional.of(new Evolution(
                accepted ? EvolutionOutcome.ACCEPTED : EvolutionOutcome.PROPOSED,
                accepted ? now : since(plan.evolution(), now),
                own,
                reference.planHash(),
                other));
    }

    private static Instant since(@Nullable Evolution before, Instant now) {
        return before == null ? now : before.at();
    }

    private MeasuredTime measured(PlanRecord plan) {
        return MeasuredTime.of(learning.distributionOf(plan, Measure.TIME_PER_CALL));
    }
}

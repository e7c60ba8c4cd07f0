package io.plumbline.model.monitor;

import io.plumbline.model.counters.CounterDifference;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.statement.Sample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns times per call from counter differences. Law: the time between two samples belongs to the plan seen at both; if
 * the plan changed in between it belongs to none. What a rule on work fired at is not learned, but its calls are counted.
 */
final class TimeLearning {

    private final PlanLearning learning;

    TimeLearning(PlanLearning learning) {
        this.learning = learning;
    }

    /**
     * What two samples of an entry differ by.
     *
     * @param planHash plan seen at the earlier one; null where none was known
     */
    record Measured(CounterDifference difference, @Nullable String planHash) {

        static Measured between(EntryState last, Sample sample) {
            return new Measured(CounterDifference.between(last, sample), last.planHash());
        }

        /** The plan that the difference belongs to, where {@code now} is the plan seen at the later sample. */
        Optional<PlanRecord> plan(List<PlanRecord> plans, @Nullable String now) {
            boolean belongs = difference.kind() == CounterDifference.Kind.USED && now != null && now.equals(planHash);
            return belongs ? PlanSet.lastSeen(plans, now) : Optional.empty();
        }
    }

    /** The plans, the one in use with the calls that it had since the sample before. */
    static List<PlanRecord> count(List<PlanRecord> plans, Measured measured, @Nullable String planHash) {
        return measured.plan(plans, planHash)
                .map(plan -> PlanSet.replace(
                        plans, plan, plan.used(measured.difference().calls())))
                .orElse(plans);
    }

    List<PlanRecord> learn(
            List<PlanRecord> plans, Measured measured, Sample sample, @Nullable String planHash, List<Effect> effects) {
        return measured.plan(plans, planHash)
                .map(plan -> learn(plans, plan, sample, measured.difference(), effects))
                .orElse(plans);
    }

    private List<PlanRecord> learn(
            List<PlanRecord> plans,
            PlanRecord plan,
            Sample sample,
            CounterDifference difference,
            List<Effect> effects) {
        if (learning.restarts(plan)) {
            effects.add(new Effect.Counted(MonitorCount.STATISTICS_RESTARTED));
        }
        PlanLearning.Learned learned =
                learning.learnTime(plan, sample.observedAt(), difference.timePerCallMicros(), difference.calls());
        if (learned.outsideWindow()) {
            effects.add(new Effect.Counted(MonitorCount.VALUE_OUTSIDE_WINDOW));
        }
        return PlanSet.replace(plans, plan, learned.plan());
    }

    static Optional<MonitorCount> countOf(CounterDifference.Kind kind) {
        return switch (kind) {
            case USED, NO_CALLS -> Optional.empty();
            case EPOCH_CHANGED -> Optional.of(MonitorCount.COUNTER_EPOCH_CHANGED);
            case COUNTER_FELL -> Optional.of(MonitorCount.COUNTER_FELL);
            case ABSURD -> Optional.of(MonitorCount.COUNTER_ABSURD);
        };
    }
}

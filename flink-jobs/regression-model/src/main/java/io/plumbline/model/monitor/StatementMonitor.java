package io.plumbline.model.monitor;

import io.plumbline.model.counters.CounterEntries;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges the samples of a statement, one at a time. Pure: the time is the sample's, the same arguments give the same
 * step, and nothing given is changed.
 *
 * <p>A repeat changes nothing. Any other sample moves its entry's counters on; one with a plan is also judged
 * ({@link SightingJudge}). Costs and row estimates must be finite and not negative.
 */
public final class StatementMonitor {

    private static final Comparator<InstanceState> LONGEST_UNSEEN =
            Comparator.comparing(InstanceState::lastSeenAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final MonitorOptions options;
    private final SightingJudge judge;
    private final TimeLearning times;

    public StatementMonitor(MonitorOptions options) {
        this.options = options;
        this.judge = new SightingJudge(options);
        this.times = new TimeLearning(new PlanLearning(options.window()));
    }

    /** Takes one sample in. */
    public Step observe(StatementState state, Sample sample, MonitorContext context) {
        CounterEntries entries = new CounterEntries(state.entries());
        if (entries.isRepeat(sample)) {
            return new Step(state, Judgement.REPEATED, List.of());
        }
        List<Effect> effects = new ArrayList<>();
        InstanceState standing = standingOf(state, sample.instance());
        PlanSighting sighting = sample.plan();
        String planHash =
                sighting == null ? standing.planHash() : sighting.plan().planHash();
        Optional<EntryState> last = entries.lastOf(sample);
        List<PlanRecord> plans = state.plans();
        if (last.isPresent()) {
            plans = times.learn(plans, last.get(), sample, planHash, effects);
        } else {
            effects.add(new Effect.Counted(MonitorCount.COUNTER_SEEDED));
        }
        List<InstanceState> instances = state.instances();
        if (sighting != null) {
            SightingJudge.Judged judged =
                    judge.judge(new SightingJudge.Judged(plans, standing), sample, context, effects);
            plans = judged.plans();
            instances = replace(instances, judged.standing(), effects);
        }
        if (last.isEmpty() && state.entries().size() >= options.maxEntries()) {
            effects.add(new Effect.Counted(MonitorCount.ENTRY_EVICTED));
        }
        CounterEntries moved = entries.with(sample, planHash, options.maxEntries());
        return new Step(new StatementState(plans, instances, moved.entries()), Judgement.JUDGED, effects);
    }

    private static InstanceState standingOf(StatementState state, String instance) {
        return state.instances().stream()
                .filter(each -> each.instance().equals(instance))
                .findFirst()
                .orElseGet(() -> InstanceState.unseen(instance));
    }

    private List<InstanceState> replace(List<InstanceState> instances, InstanceState next, List<Effect> effects) {
        List<InstanceState> kept = new ArrayList<>(instances);
        kept.removeIf(each -> each.instance().equals(next.instance()));
        while (kept.size() >= options.maxInstances()) {
            kept.stream().min(LONGEST_UNSEEN).ifPresent(kept::remove);
            effects.add(new Effect.Counted(MonitorCount.INSTANCE_EVICTED));
        }
        kept.add(next);
        return kept;
    }
}

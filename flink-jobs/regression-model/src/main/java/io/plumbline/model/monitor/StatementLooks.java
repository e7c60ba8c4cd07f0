package io.plumbline.model.monitor;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.plans.AppliedDecision;
import io.plumbline.model.plans.LifecycleOptions;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanRetirement;
import io.plumbline.model.verdicts.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a statement is looked at, and when that look forgets it.
 *
 * <p>Law: a statement is forgotten that was neither sampled nor decided about for {@code forgetAfter}, unless a plan of it is
 * FIXED, REJECTED or switched off. One last used exactly {@code forgetAfter} ago is forgotten.
 */
final class StatementLooks {

    private final PlanRetirement retirement;
    private final Duration forgetAfter;

    StatementLooks(LifecycleOptions options) {
        this.retirement = new PlanRetirement(options);
        this.forgetAfter = options.forgetAfter();
    }

    /** Whether nothing shall be kept of the statement at {@code now}; never so of one of which nothing is kept. */
    boolean isForgotten(StatementState state, Instant now) {
        return forgetAt(state).filter(due -> !due.isAfter(now)).isPresent();
    }

    /** The statement with its next look: the one already planned, else the first one that may find something. */
    StatementState planned(StatementState state, Instant now) {
        if (state.nextLook() != null || lastUsedAt(state).isEmpty()) {
            return state;
        }
        Instant retire = retirement.nextLook(state.plans(), now);
        return state.lookedAtNext(
                forgetAt(state).filter(forget -> forget.isBefore(retire)).orElse(retire));
    }

    private Optional<Instant> forgetAt(StatementState state) {
        return state.plans().stream().anyMatch(PlanRecord::isFixedRejectedOrOff)
                ? Optional.empty()
                : lastUsedAt(state).map(used -> used.plus(forgetAfter));
    }

    private static Optional<Instant> lastUsedAt(StatementState state) {
        Stream<Instant> samples = Stream.concat(
                state.instances().stream().map(InstanceState::lastSeenAt).filter(Objects::nonNull),
                state.entries().stream().map(EntryState::observedAt));
        return Stream.concat(samples, state.plans().stream().flatMap(StatementLooks::usesOf))
                .max(Comparator.naturalOrder());
    }

    /** That the job itself has moved its status is no use. */
    private static Stream<Instant> usesOf(PlanRecord plan) {
        AppliedDecision decided = plan.decided();
        return decided == null ? Stream.of(plan.lastSeenAt()) : Stream.of(plan.lastSeenAt(), decided.decidedAt());
    }
}

package io.plumbline.model.indexes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans index commands, one relation at a time. Pure: time is that of the snapshots and losses.
 *
 * <p>Laws: a command answers a loss, and only after a snapshot of the instance that lost the index showed it absent or
 * invalid ({@link LossReview}); while a command for an index is open no second one is issued; a loss without such a
 * snapshot expires; PASS cancels what still waits. Every list in the state is bounded by {@link IndexOptions}, and what a
 * bound costs is counted.
 */
public final class IndexPlanner {

    private final IndexOptions options;
    private final IndexMemory memory;

    public IndexPlanner(IndexOptions options) {
        this.options = options;
        this.memory = new IndexMemory(options);
    }

    /** A relation, or a partition of it, as an instance's catalogue had it. */
    public IndexStep onSnapshot(IndexState state, RelationSighting sighting) {
        List<IndexCount> counts = new ArrayList<>();
        if (isPartition(sighting)) {
            return new IndexStep(memory.rememberPartition(state, sighting, counts), List.of(), counts);
        }
        boolean repeated = state.instances().stream()
                .anyMatch(each -> each.instance().equals(sighting.instance())
                        && !sighting.observedAt().isAfter(each.observedAt()));
        if (repeated) {
            return new IndexStep(state, List.of(), List.of(IndexCount.SNAPSHOT_REPEATED));
        }
        IndexStep reviewed =
                new LossReview(memory.remember(state, sighting, counts), options.buildGrace(), counts).review();
        return expire(reviewed, sighting.observedAt());
    }

    /** A BLOCK verdict whose plan has lost an index of the relation. */
    public IndexStep onLoss(IndexState state, IndexLoss loss) {
        List<IndexCount> counts = new ArrayList<>();
        List<IndexLoss> pending = new ArrayList<>(state.pending());
        pending.removeIf(each -> isSame(each, loss));
        while (pending.size() >= options.maxPendingLosses()) {
            pending.remove(0);
            counts.add(IndexCount.LOSS_NOT_KEPT);
        }
        pending.add(loss);
        return expire(
                new LossReview(withPending(state, pending), options.buildGrace(), counts).review(), loss.observedAt());
    }

    /** A statement that is PASS again. */
    public IndexStep onRecovery(IndexState state, IndexRecovery recovery) {
        List<IndexLoss> pending = new ArrayList<>(state.pending());
        List<IndexCount> counts = new ArrayList<>();
        pending.removeIf(loss -> {
            boolean cancelled = loss.statement().equals(recovery.statement())
                    && loss.instance().equals(recovery.instance());
            counts.addAll(cancelled ? List.of(IndexCount.LOSS_CANCELLED) : List.of());
            return cancelled;
        });
        return new IndexStep(withPending(state, pending), List.of(), counts);
    }

    /** Whether the relation was neither seen nor asked for, for {@code forgetAfter}; never so where nothing is known. */
    public boolean isForgotten(IndexState state, Instant now) {
        return state.lastUsedAt()
                .filter(used -> !used.plus(options.forgetAfter()).isAfter(now))
                .isPresent();
    }

    /**
     * When to look whether it is forgotten: at the second multiple of {@code forgetAfter} after its last use, so that a relation
     * has two looks before it at most, however often it is seen. Empty where nothing is known.
     */
    public Optional<Instant> nextLook(IndexState state) {
        long period = options.forgetAfter().toMillis();
        return state.lastUsedAt().map(used -> Instant.ofEpochMilli((used.toEpochMilli() / period + 2) * period));
    }

    private IndexStep expire(IndexStep step, Instant now) {
        List<IndexCount> counts = new ArrayList<>(step.counts());
        List<IndexLoss> pending = new ArrayList<>();
        for (IndexLoss loss : step.state().pending()) {
            if (loss.observedAt().plus(options.lossExpiry()).isBefore(now)) {
                counts.add(IndexCount.LOSS_EXPIRED);
            } else {
                pending.add(loss);
            }
        }
        return new IndexStep(withPending(step.state(), pending), step.commands(), counts);
    }

    private static boolean isPartition(RelationSighting sighting) {
        return !sighting.relation().name().schema().equals(sighting.key().schema())
                || !sighting.relation().name().table().equals(sighting.key().table());
    }

    private static boolean isSame(IndexLoss one, IndexLoss other) {
        return one.statement().equals(other.statement())
                && one.instance().equals(other.instance())
                && one.index().equals(other.index());
    }

    private static IndexState withPending(IndexState state, List<IndexLoss> pending) {
        return new IndexState(
                state.kind(), state.known(), state.instances(), state.partitions(), pending, state.open());
    }
}

package io.plumbline.model.indexes;

import java.util.ArrayList;
import java.util.List;

/** Plans index commands, one relation at a time. */
public final class IndexPlanner {

    private final IndexOptions options;

    public IndexPlanner(IndexOptions options) {
        this.options = options;
    }

    /** A relation, or a partition of it, as an instance's catalogue had it. */
    public IndexStep onSnapshot(IndexState state, RelationSighting sighting) {
        return new IndexStep(state, List.of(), List.of());
    }

    /** A BLOCK verdict whose plan has lost an index of the relation. */
    public IndexStep onLoss(IndexState state, IndexLoss loss) {
        List<IndexLoss> pending = new ArrayList<>(state.pending());
        if (pending.size() < options.maxPendingLosses()) {
            pending.add(loss);
        }
        return new IndexStep(
                new IndexState(
                        state.kind(), state.known(), state.instances(), state.partitions(), pending, state.open()),
                List.of(),
                List.of());
    }

    /** A statement that is PASS again. */
    public IndexStep onRecovery(IndexState state, IndexRecovery recovery) {
        return new IndexStep(state, List.of(), List.of());
    }
}

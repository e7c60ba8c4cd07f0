package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.Relation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a relation's indexes; bounded by {@link IndexOptions}.
 *
 * @param kind sort of the relation; null before its first snapshot
 * @param known definitions of indexes that were seen valid, also of those gone since
 * @param instances last snapshot of each instance
 * @param partitions names of its partitions, {@code schema.table}, where snapshots of them were routed here
 * @param pending losses that wait for a snapshot
 * @param open commands issued and not yet seen done
 */
public record IndexState(
        Relation.@Nullable Kind kind,
        List<KnownIndex> known,
        List<InstanceIndexes> instances,
        List<KnownPartition> partitions,
        List<IndexLoss> pending,
        List<OpenCommand> open) {

    /** Nothing known. */
    public static final IndexState EMPTY = new IndexState(null, List.of(), List.of(), List.of(), List.of(), List.of());

    public IndexState {
        known = List.copyOf(known);
        instances = List.copyOf(instances);
        partitions = List.copyOf(partitions);
        pending = List.copyOf(pending);
        open = List.copyOf(open);
    }

    /** When the relation or a partition was last seen, or an index of it last asked for; empty where nothing is known. */
    public Optional<Instant> lastUsedAt() {
        return Stream.of(
                        known.stream().map(KnownIndex::lastSeenAt),
                        instances.stream().map(InstanceIndexes::observedAt),
                        partitions.stream().map(KnownPartition::lastSeenAt),
                        pending.stream().map(IndexLoss::observedAt),
                        open.stream().map(OpenCommand::issuedAt))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder());
    }
}

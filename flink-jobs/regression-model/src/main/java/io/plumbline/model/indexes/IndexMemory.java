package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the planner remembers of a relation, and how it forgets. */
final class IndexMemory {

    private final IndexOptions options;

    IndexMemory(IndexOptions options) {
        this.options = options;
    }

    /** Takes a snapshot of the relation itself in. */
    IndexState remember(IndexState state, RelationSighting sighting, List<IndexCount> counts) {
        InstanceIndexes seen = seen(state, sighting);
        List<InstanceIndexes> instances = new ArrayList<>(state.instances());
        instances.removeIf(each -> each.instance().equals(sighting.instance()));
        instances.add(seen);
        while (instances.size() > options.maxInstances()) {
            instances.remove(instances.stream()
                    .min(Comparator.comparing(InstanceIndexes::observedAt))
                    .orElseThrow());
            counts.add(IndexCount.INSTANCE_FORGOTTEN);
        }
        return new IndexState(
                sighting.relation().kind(),
                known(state, sighting, counts),
                instances,
                state.partitions(),
                state.pending(),
                stillOpen(state, seen));
    }

    /** Takes a snapshot of a partition of the relation in. */
    IndexState rememberPartition(IndexState state, RelationSighting sighting, List<IndexCount> counts) {
        List<KnownPartition> partitions = new ArrayList<>(state.partitions());
        partitions.removeIf(each -> each.name().equals(sighting.relation().name()));
        partitions.removeIf(
                each -> each.lastSeenAt().plus(options.definitionRetention()).isBefore(sighting.observedAt()));
        partitions.add(new KnownPartition(sighting.relation().name(), sighting.observedAt()));
        while (partitions.size() > options.maxPartitions()) {
            partitions.remove(0);
            counts.add(IndexCount.PARTITION_FORGOTTEN);
        }
        return new IndexState(
                state.kind(), state.known(), state.instances(), partitions, state.pending(), state.open());
    }

    private static InstanceIndexes seen(IndexState state, RelationSighting sighting) {
        List<SeenIndex> indexes = new ArrayList<>();
        for (IndexDefinition index : sighting.relation().indexes()) {
            Instant invalidSince = index.isValid()
                    ? null
                    : invalidBefore(state, sighting.instance(), index).orElse(sighting.observedAt());
            indexes.add(new SeenIndex(index, invalidSince));
        }
        return new InstanceIndexes(sighting.instance(), sighting.observedAt(), indexes);
    }

    private static Optional<Instant> invalidBefore(IndexState state, String instance, IndexDefinition index) {
        return state.instances().stream()
                .filter(each -> each.instance().equals(instance))
                .flatMap(each -> each.indexes().stream())
                .filter(each -> each.definition().name().equals(index.name()))
                .flatMap(each -> Optional.ofNullable(each.invalidSince()).stream())
                .findFirst();
    }

    private List<KnownIndex> known(IndexState state, RelationSighting sighting, List<IndexCount> counts) {
        List<KnownIndex> known = new ArrayList<>(state.known());
        for (IndexDefinition index : sighting.relation().indexes()) {
            if (index.isValid()) {
                known.removeIf(each -> each.definition().name().equals(index.name()));
                known.add(new KnownIndex(index, sighting.observedAt()));
            }
        }
        Instant oldest = sighting.observedAt().minus(options.definitionRetention());
        int before = known.size();
        known.removeIf(each -> each.lastSeenAt().isBefore(oldest));
        known.sort(Comparator.comparing(KnownIndex::lastSeenAt));
        while (known.size() > options.maxDefinitions()) {
            known.remove(0);
        }
        for (int i = known.size(); i < before; i++) {
            counts.add(IndexCount.DEFINITION_FORGOTTEN);
        }
        return known;
    }

    /** A command is done when its index is valid again, under its name or another; and forgotten with its definition. */
    private List<OpenCommand> stillOpen(IndexState state, InstanceIndexes seen) {
        return state.open().stream()
                .filter(open ->
                        !open.issuedAt().plus(options.definitionRetention()).isBefore(seen.observedAt()))
                .filter(open -> seen.indexes().stream()
                        .noneMatch(index -> index.invalidSince() == null && isOf(open, index.definition(), state)))
                .toList();
    }

    private static boolean isOf(OpenCommand open, IndexDefinition index, IndexState state) {
        return index.name().equals(open.indexName())
                || state.known().stream()
                        .map(KnownIndex::definition)
                        .anyMatch(
                                known -> known.name().equals(open.indexName()) && IndexText.isSameIndex(known, index));
    }
}

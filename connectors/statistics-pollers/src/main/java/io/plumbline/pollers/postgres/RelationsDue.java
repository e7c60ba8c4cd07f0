package io.plumbline.pollers.postgres;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which relations are published: all once per interval, in between those whose structure changed. */
final class RelationsDue {

    private record Structure(Relation.Kind kind, List<IndexDefinition> indexes) {}

    private final long intervalNanos;
    private final Map<RelationName, Structure> published = new HashMap<>();
    private long allPublishedAt;
    private boolean anyPublished;

    RelationsDue(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Whether sizes are old enough to be read and published again. */
    boolean allAreDue(long now) {
        return !anyPublished || now - allPublishedAt >= intervalNanos;
    }

    /** What to publish of a catalogue just read, taken as published. */
    List<Relation> take(List<Relation> relations, long now) {
        boolean all = allAreDue(now);
        List<Relation> due = relations.stream()
                .filter(relation -> all || !structure(relation).equals(published.get(relation.name())))
                .toList();
        if (all) {
            published.clear();
            allPublishedAt = now;
            anyPublished = true;
        }
        due.forEach(relation -> published.put(relation.name(), structure(relation)));
        return due;
    }

    /** Index sizes move all the time and are no structure. */
    private static Structure structure(Relation relation) {
        return new Structure(
                relation.kind(),
                relation.indexes().stream()
                        .map(index -> new IndexDefinition(
                                index.name(),
                                index.method(),
                                index.keyColumns(),
                                index.includedColumns(),
                                index.predicate(),
                                index.definition(),
                                index.isUnique(),
                                index.isConstraint(),
                                index.isValid(),
                                index.isReady(),
                                index.isLive(),
                                0))
                        .toList());
    }
}

package io.plumbline.pollers.records;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which relations are published: all once per interval, in between those whose structure changed and those that
 * are gone. A relation that goes while nobody watches is not missed: docs/decisions/0010 says how it ends.
 */
public final class RelationsDue {

    private record Structure(Relation.Kind kind, List<IndexDefinition> indexes) {}

    private final long intervalNanos;
    private final Map<RelationName, Structure> published = new HashMap<>();
    private long allPublishedAt;
    private boolean anyPublished;

    public RelationsDue(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Whether sizes are old enough to be read and published again. */
    public boolean allAreDue(long now) {
        return !anyPublished || now - allPublishedAt >= intervalNanos;
    }

    /** What was published and is there no longer, each said once; to be asked before {@link #take}. */
    public List<RelationName> takeGone(List<Relation> relations) {
        Set<RelationName> present = relations.stream().map(Relation::name).collect(Collectors.toSet());
        List<RelationName> gone = published.keySet().stream()
                .filter(name -> !present.contains(name))
                .toList();
        published.keySet().removeAll(gone);
        return gone;
    }

    /** What to publish of a catalogue just read, taken as published. */
    public List<Relation> take(List<Relation> relations, long now) {
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
                relation.indexes().stream().map(index -> index.withBytes(0)).toList());
    }
}

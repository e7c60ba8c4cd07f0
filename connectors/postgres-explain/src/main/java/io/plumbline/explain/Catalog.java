package io.plumbline.explain;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database's relations as they were read.
 *
 * @param version fingerprint of names, kinds and index validity: equal while none of them changed
 * @param readAt the server's clock
 */
public record Catalog(
        long version,
        Instant readAt,
        List<Relation> relations,
        Map<RelationName, Relation> byName,
        PostgresCatalog names) {

    public static Catalog of(long version, Instant readAt, List<Relation> relations) {
        Map<RelationName, Relation> byName = new HashMap<>();
        relations.forEach(relation -> byName.put(relation.name(), relation));
        return new Catalog(version, readAt, List.copyOf(relations), byName, PostgresCatalog.of(relations));
    }

    public @Nullable Relation relation(RelationName name) {
        return byName.get(name);
    }

    /** Whether both have the same indexes on this relation and its partitions. */
    public boolean agreesOn(RelationName name, Catalog other) {
        return version == other.version || structure(name).equals(other.structure(name));
    }

    private List<List<Object>> structure(RelationName name) {
        return relations.stream()
                .filter(relation -> relation.name().equals(name) || name.equals(relation.parent()))
                .map(relation -> List.<Object>of(
                        relation.name(),
                        relation.kind(),
                        relation.indexes().stream()
                                .map(index -> List.of(index.name(), index.definition(), index.isValid()))
                                .toList()))
                .toList();
    }
}

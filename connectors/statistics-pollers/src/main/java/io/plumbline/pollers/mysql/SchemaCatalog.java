package io.plumbline.pollers.mysql;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.mysql.MysqlCatalog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema's relations as they were read.
 *
 * @param version fingerprint of names, kinds and indexes: equal while none of them changed
 * @param readAt the server's clock
 * @param functions stored functions, lower case
 */
record SchemaCatalog(
        long version,
        Instant readAt,
        List<Relation> relations,
        Map<RelationName, Relation> byName,
        MysqlCatalog names,
        Set<String> functions) {

    static SchemaCatalog of(Instant readAt, List<Relation> relations, Set<String> functions) {
        Map<RelationName, Relation> byName = new HashMap<>();
        relations.forEach(relation -> byName.put(relation.name(), relation));
        return new SchemaCatalog(
                structure(relations).hashCode(),
                readAt,
                List.copyOf(relations),
                byName,
                MysqlCatalog.of(relations),
                Set.copyOf(functions));
    }

    @Nullable
    Relation relation(RelationName name) {
        return byName.get(name);
    }

    /** Whether both have the same indexes on this relation. */
    boolean agreesOn(RelationName name, SchemaCatalog other) {
        return version == other.version || structureOf(name).equals(other.structureOf(name));
    }

    private List<List<Object>> structureOf(RelationName name) {
        Relation relation = byName.get(name);
        return relation == null ? List.of() : structure(List.of(relation));
    }

    private static List<List<Object>> structure(List<Relation> relations) {
        return relations.stream()
                .map(relation -> List.<Object>of(
                        relation.name(),
                        relation.kind(),
                        relation.indexes().stream()
                                .map(index -> List.of(index.name(), index.definition(), index.isValid()))
                                .toList()))
                .toList();
    }
}

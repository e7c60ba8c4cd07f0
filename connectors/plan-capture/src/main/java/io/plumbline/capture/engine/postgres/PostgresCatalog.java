package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the reader must know of a database to call things by what they are: what an index covers, whose partition a
 * table is and how many rows it holds. Immutable.
 */
public final class PostgresCatalog {

    private static final PostgresCatalog EMPTY = new PostgresCatalog(Map.of(), Map.of(), Map.of());

    /** By the index's schema, which is its table's, and its name. */
    private final Map<RelationName, IndexKey> indexes;

    private final Map<RelationName, RelationName> parents;
    private final Map<RelationName, Double> rows;

    private PostgresCatalog(
            Map<RelationName, IndexKey> indexes,
            Map<RelationName, RelationName> parents,
            Map<RelationName, Double> rows) {
        this.indexes = indexes;
        this.parents = parents;
        this.rows = rows;
    }

    /** Knows nothing: partitions stay as they are and an index is told by its table and condition only. */
    public static PostgresCatalog empty() {
        return EMPTY;
    }

    /** Knows these relations; one of a name already seen replaces it. */
    public static PostgresCatalog of(List<Relation> relations) {
        Map<RelationName, IndexKey> indexes = new HashMap<>();
        Map<RelationName, RelationName> parents = new HashMap<>();
        Map<RelationName, Double> rows = new HashMap<>();
        for (Relation relation : relations) {
            RelationName topmost = relation.parent() == null ? relation.name() : relation.parent();
            if (relation.parent() != null) {
                parents.put(relation.name(), relation.parent());
            }
            if (relation.estimatedRows() >= 0) {
                rows.put(relation.name(), relation.estimatedRows());
            }
            for (IndexDefinition index : relation.indexes()) {
                indexes.put(new RelationName(relation.name().schema(), index.name()), keyOf(topmost, index));
            }
        }
        return new PostgresCatalog(Map.copyOf(indexes), Map.copyOf(parents), Map.copyOf(rows));
    }

    /** What an index covers, by its schema and name; empty for one created after the catalogue was read. */
    public Optional<IndexKey> index(String schema, String indexName) {
        return Optional.ofNullable(indexes.get(new RelationName(schema, indexName)));
    }

    /** The topmost parent of a partition; the relation itself where it is none, or is not known. */
    public RelationName foldPartition(RelationName relation) {
        return parents.getOrDefault(relation, relation);
    }

    /** Rows by the server's statistics; empty where unknown or never analysed. */
    public OptionalDouble estimatedRows(RelationName relation) {
        Double known = rows.get(relation);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /** The key of an index as plans name it: literals of expressions and predicate replaced. */
    public static IndexKey keyOf(RelationName table, IndexDefinition index) {
        ExpressionCanon plain = new ExpressionCanon(RelationReferences.NONE);
        return new IndexKey(
                table.toString(),
                index.method(),
                index.keyColumns().stream().map(plain::expression).toList(),
                index.predicate() == null ? null : plain.condition(index.predicate()));
    }
}

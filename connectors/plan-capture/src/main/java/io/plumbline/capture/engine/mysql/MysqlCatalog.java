package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the reader must know of a server to call an index by what it covers. Immutable. */
public final class MysqlCatalog {

    private static final MysqlCatalog EMPTY = new MysqlCatalog(Map.of());

    /** By table, then by name, which in MySQL is a name within the table. */
    private final Map<RelationName, Map<String, IndexKey>> indexes;

    private MysqlCatalog(Map<RelationName, Map<String, IndexKey>> indexes) {
        this.indexes = indexes;
    }

    /** Knows nothing: an index is told by its table and condition only. */
    public static MysqlCatalog empty() {
        return EMPTY;
    }

    /** Knows these relations; one of a name already seen replaces it. */
    public static MysqlCatalog of(List<Relation> relations) {
        Map<RelationName, Map<String, IndexKey>> indexes = new HashMap<>();
        for (Relation relation : relations) {
            Map<String, IndexKey> own = new HashMap<>();
            for (IndexDefinition index : relation.indexes()) {
                own.put(index.name(), keyOf(relation.name(), index));
            }
            indexes.put(relation.name(), Map.copyOf(own));
        }
        return new MysqlCatalog(Map.copyOf(indexes));
    }

    /** What an index covers; empty for one created after the catalogue was read. */
    public Optional<IndexKey> index(RelationName table, String indexName) {
        return Optional.ofNullable(indexes.getOrDefault(table, Map.of()).get(indexName));
    }

    boolean knows(RelationName table) {
        return indexes.containsKey(table);
    }

    /** The key of an index as plans name it: literals of expressions replaced. */
    public static IndexKey keyOf(RelationName table, IndexDefinition index) {
        return new IndexKey(
                table.toString(),
                index.method(),
                index.keyColumns().stream().map(MysqlCatalog::key).toList(),
                null);
    }

    /** A column, with its prefix length and direction if it has some, as it is; an expression without its literals. */
    private static String key(String column) {
        return column.startsWith("(") ? ConditionText.canonical(column, AliasNames.NONE) : column;
    }
}

package io.plumbline.explain;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a database's relations and indexes.
 *
 * <p>Sizes are those of the files; where another session holds a relation locked, those of the server's statistics for
 * all relations of this read.
 */
public final class CatalogReader {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private CatalogReader() {}

    /** Changes whenever a relation or index is made, dropped or renamed, or an index becomes valid or invalid. */
    public static long version(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CatalogSql.VERSION);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads all; {@code version} is taken before, so that a change in between is seen at the next look. */
    public static Catalog read(Connection connection, long version) throws SQLException {
        try {
            return read(connection, version, CatalogSql.FILE_SIZES);
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return read(connection, version, CatalogSql.ESTIMATED_SIZES);
        }
    }

    private static Catalog read(Connection connection, long version, CatalogSql.Sizes sizes) throws SQLException {
        Map<Long, List<IndexDefinition>> indexes = indexes(connection, sizes);
        List<Relation> relations = new ArrayList<>();
        Instant readAt = Instant.EPOCH;
        try (PreparedStatement statement = connection.prepareStatement(CatalogSql.relations(sizes));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                readAt = ServerTime.instant(row, 11);
                relations.add(relation(row, indexes.getOrDefault(row.getLong(1), List.of())));
            }
        }
        return Catalog.of(version, readAt, PartitionTotals.added(relations));
    }

    private static Relation relation(ResultSet row, List<IndexDefinition> indexes) throws SQLException {
        String parentSchema = row.getString(9);
        return new Relation(
                new RelationName(row.getString(2), row.getString(3)),
                kind(row.getString(4), parentSchema != null),
                parentSchema == null ? null : new RelationName(parentSchema, row.getString(10)),
                row.getDouble(5),
                row.getLong(6),
                row.getLong(7),
                ServerTime.optionalInstant(row, 8),
                indexes);
    }

    private static Relation.Kind kind(String relationKind, boolean isPartition) {
        if (isPartition) {
            return Relation.Kind.PARTITION;
        }
        return switch (relationKind) {
            case "p" -> Relation.Kind.PARTITIONED_TABLE;
            case "m" -> Relation.Kind.MATERIALIZED_VIEW;
            case "f" -> Relation.Kind.FOREIGN_TABLE;
            default -> Relation.Kind.TABLE;
        };
    }

    private static Map<Long, List<IndexDefinition>> indexes(Connection connection, CatalogSql.Sizes sizes)
            throws SQLException {
        Map<Long, List<IndexDefinition>> indexes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CatalogSql.indexes(sizes));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getString(7) != null) {
                    indexes.computeIfAbsent(row.getLong(1), relation -> new ArrayList<>())
                            .add(index(row));
                }
            }
        }
        return indexes;
    }

    private static IndexDefinition index(ResultSet row) throws SQLException {
        List<String> columns = Arrays.asList((String[]) row.getArray(5).getArray());
        int keys = Math.min(row.getInt(4), columns.size());
        return new IndexDefinition(
                row.getString(2),
                row.getString(3),
                columns.subList(0, keys),
                columns.subList(keys, columns.size()),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getLong(13));
    }
}

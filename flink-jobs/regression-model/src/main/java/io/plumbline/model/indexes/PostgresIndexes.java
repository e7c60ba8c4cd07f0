package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.model.statement.DeterministicId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL. An index of an ordinary table is created by the server's own statement with CONCURRENTLY put in. PostgreSQL
 * refuses CONCURRENTLY on a partitioned table: there the parent's index is created on the parent only, each partition's
 * concurrently, and attached; where the partitions are not known it is created without CONCURRENTLY, and the note says so.
 */
final class PostgresIndexes implements IndexDialect {

    private static final String ONLY = "ON ONLY ";
    private static final int MAXIMUM_NAME_BYTES = 63;
    private static final String CONSTRAINT =
            "It belonged to a constraint: attach it afterwards with ALTER TABLE ... ADD"
                    + " CONSTRAINT ... PRIMARY KEY or UNIQUE USING INDEX, as it was.";

    @Override
    public IndexStatements rebuild(RelationKey relation, IndexDefinition index) {
        return new IndexStatements(
                List.of("REINDEX INDEX CONCURRENTLY " + qualified(relation.schema(), index.name())), "");
    }

    @Override
    public IndexStatements create(IndexState state, RelationKey relation, IndexDefinition index) {
        Optional<IndexText> text = IndexText.of(index);
        if (text.isEmpty()) {
            return new IndexStatements(
                    List.of(index.definition()),
                    "Its definition is of an unknown form, so CONCURRENTLY was not put in.");
        }
        boolean partitioned = state.kind() == Relation.Kind.PARTITIONED_TABLE
                || text.get().rest().startsWith(ONLY);
        IndexStatements created = partitioned
                ? onPartitions(state, relation, index, text.get())
                : new IndexStatements(
                        List.of(text.get().create() + "CONCURRENTLY "
                                + text.get().name() + " " + text.get().rest()),
                        "");
        return index.isConstraint() ? created.with(CONSTRAINT) : created;
    }

    @Override
    public IndexStatements drop(RelationKey relation, IndexDefinition index) {
        return new IndexStatements(
                List.of("DROP INDEX CONCURRENTLY " + qualified(relation.schema(), index.name())), "");
    }

    private static IndexStatements onPartitions(
            IndexState state, RelationKey relation, IndexDefinition index, IndexText text) {
        Optional<String> method = afterTable(relation, text.rest());
        if (method.isEmpty() || state.partitions().isEmpty()) {
            String everywhere =
                    text.rest().startsWith(ONLY) ? "ON " + text.rest().substring(ONLY.length()) : text.rest();
            return new IndexStatements(
                    List.of(text.create() + text.name() + " " + everywhere),
                    "A partitioned table's index cannot be built concurrently and its partitions are not known:"
                            + " this blocks writes while it runs.");
        }
        List<String> statements = new ArrayList<>();
        statements.add(text.create() + text.name() + " " + ONLY + qualified(relation.schema(), relation.table()) + " "
                + method.get());
        for (KnownPartition partition : state.partitions()) {
            RelationName table = partition.name();
            String name = nameFor(table, index);
            statements.add(text.create() + "CONCURRENTLY " + IndexText.quote(name) + " ON "
                    + qualified(table.schema(), table.table()) + " " + method.get());
            statements.add("ALTER INDEX " + qualified(relation.schema(), index.name()) + " ATTACH PARTITION "
                    + qualified(table.schema(), name));
        }
        return new IndexStatements(statements, "The parent's index is valid once every partition's is attached.");
    }

    /** What follows the table's name: USING, method, columns. */
    private static Optional<String> afterTable(RelationKey relation, String rest) {
        String table = rest.startsWith(ONLY) ? rest.substring(ONLY.length()) : rest.substring("ON ".length());
        for (String schema : IndexText.writings(relation.schema())) {
            for (String name : IndexText.writings(relation.table())) {
                String start = schema + "." + name + " ";
                if (table.startsWith(start)) {
                    return Optional.of(table.substring(start.length()));
                }
            }
        }
        return Optional.empty();
    }

    private static String nameFor(RelationName partition, IndexDefinition index) {
        String name = partition.table() + "_" + index.name();
        if (name.getBytes(StandardCharsets.UTF_8).length <= MAXIMUM_NAME_BYTES) {
            return name;
        }
        return "plumbline_" + DeterministicId.of(partition.toString(), index.name());
    }

    private static String qualified(String schema, String name) {
        return IndexText.quote(schema) + "." + IndexText.quote(name);
    }
}

package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The server's own statement for an index, taken apart at its fixed places: {@code CREATE [UNIQUE] INDEX}, name, rest.
 * Nothing is parsed: the name must be the known one, quoted or not.
 *
 * @param create {@code "CREATE INDEX "} or {@code "CREATE UNIQUE INDEX "}
 * @param name as the server wrote it
 * @param rest from {@code ON} to the end
 */
record IndexText(String create, String name, String rest) {

    private static final List<String> CREATES = List.of("CREATE UNIQUE INDEX ", "CREATE INDEX ");

    static Optional<IndexText> of(IndexDefinition index) {
        for (String create : CREATES) {
            for (String name : writings(index.name())) {
                String start = create + name + " ";
                if (index.definition().startsWith(start + "ON ")) {
                    return Optional.of(
                            new IndexText(create, name, index.definition().substring(start.length())));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two indexes are the same but for their names: by the servers' statements, or by their parts where those are of another form. */
    static boolean isSameIndex(IndexDefinition one, IndexDefinition other) {
        Optional<IndexText> text = of(one);
        Optional<IndexText> otherText = of(other);
        if (text.isPresent() && otherText.isPresent()) {
            return text.get().create().equals(otherText.get().create())
                    && text.get().rest().equals(otherText.get().rest());
        }
        return one.definition().equals(other.definition())
                || (text.isEmpty() && otherText.isEmpty() && isAlike(one, other));
    }

    private static boolean isAlike(IndexDefinition one, IndexDefinition other) {
        return one.method().equals(other.method())
                && one.keyColumns().equals(other.keyColumns())
                && one.includedColumns().equals(other.includedColumns())
                && Objects.equals(one.predicate(), other.predicate())
                && one.isUnique() == other.isUnique();
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The ways a server may write an identifier. */
    static List<String> writings(String identifier) {
        return List.of(identifier, quote(identifier));
    }
}

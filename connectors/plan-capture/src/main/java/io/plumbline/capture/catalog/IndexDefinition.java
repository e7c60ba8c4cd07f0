package io.plumbline.capture.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index as the catalogue defines it; identifiers and expressions as the server prints (and quotes) them.
 *
 * @param name name without schema, unquoted
 * @param definition the server's own statement that creates it
 * @param isConstraint whether a constraint owns it
 * @param isValid whether the planner may use it
 * @param bytes size on disk
 */
public record IndexDefinition(
        String name,
        String method,
        List<String> keyColumns,
        List<String> includedColumns,
        @Nullable String predicate,
        String definition,
        boolean isUnique,
        boolean isConstraint,
        boolean isValid,
        boolean isReady,
        boolean isLive,
        long bytes) {

    public IndexDefinition {
        keyColumns = List.copyOf(keyColumns);
        includedColumns = List.copyOf(includedColumns);
    }

    /** A plain, usable index of which no more is known: no definition, no size. */
    public static IndexDefinition of(String name, String method, List<String> keyColumns, @Nullable String predicate) {
        return new IndexDefinition(
                name, method, keyColumns, List.of(), predicate, "", false, false, true, true, true, 0);
    }

    /** The same index under another name; the definition keeps the old one. */
    public IndexDefinition withName(String other) {
        return with(other, bytes);
    }

    /** The same index of another size. */
    public IndexDefinition withBytes(long other) {
        return with(name, other);
    }

    private IndexDefinition with(String itsName, long itsBytes) {
        return new IndexDefinition(
                itsName,
                method,
                keyColumns,
                includedColumns,
                predicate,
                definition,
                isUnique,
                isConstraint,
                isValid,
                isReady,
                isLive,
                itsBytes);
    }
}

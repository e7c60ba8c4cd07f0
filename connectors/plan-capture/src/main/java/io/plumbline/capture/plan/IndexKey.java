package io.plumbline.capture.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes an index the same index under any name.
 *
 * @param relation table, {@code schema.table}; the topmost parent for a partition's index
 * @param method access method such as {@code btree}; null where the catalogue did not know the index
 * @param keys key columns or expressions in order, literals replaced by {@code ?}; empty where unknown
 * @param predicate predicate of a partial index, literals replaced; null for a full one
 */
public record IndexKey(
        String relation,
        @Nullable String method,
        List<String> keys,
        @Nullable String predicate) {

    public IndexKey {
        keys = List.copyOf(keys);
    }
}

package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.model.plans.IndexUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the definition of the index a plan read. Law: the one of its name and key; else, for a full index, one of its
 * key; else one of its name (a plan's key has no literals and may be unknown, so that it need not equal the catalogue's).
 */
final class IndexMatch {

    private IndexMatch() {}

    static Optional<IndexDefinition> find(List<IndexDefinition> indexes, IndexUse use) {
        Predicate<IndexDefinition> named = index -> index.name().equals(use.name());
        Predicate<IndexDefinition> keyed = index -> hasKey(index, use.key());
        return first(indexes, named.and(keyed))
                .or(() -> use.key().predicate() == null ? first(indexes, keyed) : Optional.empty())
                .or(() -> first(indexes, named));
    }

    private static Optional<IndexDefinition> first(
            List<IndexDefinition> indexes, Predicate<IndexDefinition> condition) {
        return indexes.stream().filter(condition).findFirst();
    }

    private static boolean hasKey(IndexDefinition index, IndexKey key) {
        return index.method().equals(key.method())
                && index.keyColumns().equals(key.keys())
                && (index.predicate() == null) == (key.predicate() == null);
    }
}

package io.plumbline.capture.hints;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.postgres.PlanAliases;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.capture.plan.IndexKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the things of a canonical plan are called on one server.
 *
 * @param indexes names, unquoted, of the valid indexes by what they cover
 */
public record ServerNames(PlanAliases aliases, Map<IndexKey, List<String>> indexes) {

    public ServerNames {
        indexes = Collections.unmodifiableMap(new LinkedHashMap<>(indexes));
    }

    /** Names by a catalogue. Several indexes may cover the same. */
    public static ServerNames of(PlanAliases aliases, List<Relation> relations) {
        Map<IndexKey, List<String>> indexes = new HashMap<>();
        for (Relation relation : relations) {
            RelationName topmost = relation.parent() == null ? relation.name() : relation.parent();
            for (IndexDefinition index : relation.indexes()) {
                if (index.isValid()) {
                    indexes.computeIfAbsent(PostgresCatalog.keyOf(topmost, index), key -> new ArrayList<>())
                            .add(index.name());
                }
            }
        }
        return new ServerNames(aliases, indexes);
    }

    List<String> indexNames(IndexKey key) {
        return indexes.getOrDefault(key, List.of());
    }
}

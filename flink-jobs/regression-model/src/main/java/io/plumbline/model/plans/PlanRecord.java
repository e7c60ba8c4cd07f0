package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a statement, with what is thought of it and its history.
 *
 * @param engine engine that planned it
 * @param sighting the plan as first seen, cut to the configured number of nodes
 * @param enabled false when a person has switched it off
 * @param instance instance of a LOCAL plan; null for GLOBAL
 * @param sequentialRelations relations it scans sequentially, {@code schema.table}, from the whole plan
 * @param indexUses indexes it reads, from the whole plan when last seen
 */
public record PlanRecord(
        String engine,
        PlanSighting sighting,
        PlanStatus status,
        boolean enabled,
        PlanSource source,
        PlanScope scope,
        @Nullable String instance,
        Instant firstSeenAt,
        Instant lastSeenAt,
        List<String> sequentialRelations,
        List<IndexUse> indexUses,
        SizeHistory sizes,
        PlanStatistics statistics) {

    public PlanRecord {
        sequentialRelations = List.copyOf(sequentialRelations);
        indexUses = List.copyOf(indexUses);
    }

    /** The plan's hash, 64 hex digits. */
    public String planHash() {
        return sighting.plan().planHash();
    }
}

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

    /** Whether both are records of one plan: its hash within its group. */
    public boolean isSamePlanAs(PlanRecord other) {
        return planHash().equals(other.planHash()) && PlanGroup.of(this).equals(PlanGroup.of(other));
    }

    PlanRecord seenAgain(Instant at, List<IndexUse> uses) {
        return new PlanRecord(
                engine,
                sighting,
                status,
                enabled,
                source,
                scope,
                instance,
                firstSeenAt,
                at,
                sequentialRelations,
                uses,
                sizes,
                statistics);
    }

    PlanRecord learned(PlanStatistics nextStatistics, SizeHistory nextSizes) {
        return new PlanRecord(
                engine,
                sighting,
                status,
                enabled,
                source,
                scope,
                instance,
                firstSeenAt,
                lastSeenAt,
                sequentialRelations,
                indexUses,
                nextSizes,
                nextStatistics);
    }
}

package io.plumbline.model.plans;

import io.plumbline.capture.plan.PlanKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of every plan of a statement at each sample.
 *
 * @param number names the plan within its statement, from 1; used again once the plan has left
 * @param planHash 64 hex digits
 * @param engine engine that planned it
 * @param enabled false when a person has switched it off
 * @param instance instance of a LOCAL plan; null for GLOBAL
 * @param sequentialRelations relations it scans sequentially, {@code schema.table}, from the whole plan
 * @param indexUsesHash tells whether the plan now reads other indexes, or the same under other names
 * @param settingsHash tells whether the plan is now made under other planner settings
 * @param optimizer what planned it, {@link io.plumbline.model.statement.PlanSighting#optimizer()}
 * @param sizesAt when the newer sizes of its {@link SizeHistory} were taken
 * @param moves what has moved its status last
 * @param calls calls of the intervals that belong to it, on all instances, since it was first seen; since an upgrade where
 *     an earlier version, which did not count them, stored it
 */
public record PlanSummary(
        int number,
        String planHash,
        PlanKind kind,
        String engine,
        int fingerprintVersion,
        PlanStatus status,
        boolean enabled,
        PlanSource source,
        PlanScope scope,
        @Nullable String instance,
        Instant firstSeenAt,
        Instant lastSeenAt,
        List<String> sequentialRelations,
        long indexUsesHash,
        int settingsHash,
        String optimizer,
        Instant sizesAt,
        PlanMoves moves,
        long calls) {

    public PlanSummary {
        sequentialRelations = List.copyOf(sequentialRelations);
    }

    PlanSummary seenAt(Instant at) {
        return with(opinion(), new Sight(at, indexUsesHash, settingsHash, optimizer, sizesAt), moves, calls);
    }

    PlanSummary withDetail(PlanDetail detail) {
        Sight sight = new Sight(
                lastSeenAt,
                PlanDetail.hashOf(detail.indexUses()),
                PlanDetail.hashOf(detail.sighting().settings()),
                optimizer,
                detail.sizes().newerAt());
        return with(opinion(), sight, moves, calls);
    }

    PlanSummary moved(PlanOpinion opinion, PlanMoves next) {
        return with(opinion, sight(), next, calls);
    }

    PlanSummary used(long moreCalls) {
        return with(opinion(), sight(), moves, calls + moreCalls);
    }

    /** The same plan, known to be of this optimizer. */
    public PlanSummary plannedBy(String itsOptimizer) {
        return with(opinion(), new Sight(lastSeenAt, indexUsesHash, settingsHash, itsOptimizer, sizesAt), moves, calls);
    }

    /** What a sighting tells of the plan, beside its strategy. */
    private record Sight(Instant at, long indexUsesHash, int settingsHash, String optimizer, Instant sizesAt) {}

    private Sight sight() {
        return new Sight(lastSeenAt, indexUsesHash, settingsHash, optimizer, sizesAt);
    }

    PlanOpinion opinion() {
        return new PlanOpinion(status, enabled, source);
    }

    private PlanSummary with(PlanOpinion opinion, Sight sight, PlanMoves itsMoves, long itsCalls) {
        return new PlanSummary(
                number,
                planHash,
                kind,
                engine,
                fingerprintVersion,
                opinion.status(),
                opinion.enabled(),
                opinion.source(),
                scope,
                instance,
                firstSeenAt,
                sight.at(),
                sequentialRelations,
                sight.indexUsesHash(),
                sight.settingsHash(),
                sight.optimizer(),
                sight.sizesAt(),
                itsMoves,
                itsCalls);
    }
}

package io.plumbline.model.monitor;

import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexRecovery;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanAccess;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports lost indexes. Law: an announced (not suppressed) BLOCK reports each index that the baseline's plan reads and the
 * present one does not; the PASS that follows reports them back. What is not reported back yet is at most {@value
 * #MOST_LOST_BYTES} bytes per instance: more is counted only.
 */
final class IndexReports {

    private static final int MOST_LOST_BYTES = 8_192;

    private IndexReports() {}

    static InstanceState report(Verdict verdict, Comparison comparison, InstanceState standing, List<Effect> effects) {
        if (verdict.level() == Level.PASS && !standing.lostIndexes().isEmpty()) {
            relationsOf(standing.lostIndexes(), comparison, verdict.key())
                    .distinct()
                    .forEach(relation -> effects.add(new Effect.IndexRecovered(
                            new IndexRecovery(relation, verdict.key(), verdict.instance(), verdict.observedAt()))));
            return standing.withLostIndexes(List.of());
        }
        PlanRecord reference = comparison.reference();
        PlanSighting now = comparison.now();
        if (verdict.level() != Level.BLOCK || verdict.suppressedBy() != null || reference == null || now == null) {
            return standing;
        }
        List<IndexUse> lost = PlanAccess.lost(reference.indexUses(), PlanAccess.indexUses(now.plan()));
        List<IndexUse> remembered = PlanAccess.first(union(standing.lostIndexes(), lost), MOST_LOST_BYTES);
        for (IndexUse index : lost) {
            effects.add(
                    remembered.contains(index)
                            ? new Effect.IndexLost(loss(index, verdict, comparison, lastUsed(standing, reference)))
                            : new Effect.Counted(MonitorCount.LOST_INDEX_NOT_REPORTED));
        }
        return standing.withLostIndexes(remembered);
    }

    private static Instant lastUsed(InstanceState standing, PlanRecord reference) {
        return standing.lastGoodAt() != null ? standing.lastGoodAt() : reference.lastSeenAt();
    }

    private static IndexLoss loss(IndexUse index, Verdict verdict, Comparison comparison, Instant lastUsedAt) {
        return new IndexLoss(
                relationOf(index, comparison, verdict.key()),
                index,
                verdict.key(),
                verdict.instance(),
                verdict.engine(),
                verdict.verdictId(),
                lastUsedAt,
                verdict.observedAt());
    }

    private static List<IndexUse> union(List<IndexUse> before, List<IndexUse> more) {
        List<IndexUse> all = new ArrayList<>(before);
        more.stream().filter(use -> !all.contains(use)).forEach(all::add);
        return all;
    }

    private static Stream<RelationKey> relationsOf(List<IndexUse> uses, Comparison comparison, StatementKey key) {
        return uses.stream().map(use -> relationOf(use, comparison, key));
    }

    /** A plan names a relation by its text; its parts are those of the relation of that text that the plan lists. */
    private static RelationKey relationOf(IndexUse use, Comparison comparison, StatementKey key) {
        String text = use.key().relation();
        PlanRecord reference = comparison.reference();
        Stream<PlanSighting> sightings = Stream.concat(
                Stream.ofNullable(comparison.now()),
                Stream.ofNullable(reference).map(PlanRecord::sighting));
        int dot = text.indexOf('.');
        return sightings
                .flatMap(sighting -> sighting.relations().stream())
                .map(RelationSize::name)
                .filter(name -> name.toString().equals(text))
                .findFirst()
                .map(name -> new RelationKey(key.cluster(), key.database(), name.schema(), name.table()))
                .orElseGet(() -> new RelationKey(
                        key.cluster(), key.database(), text.substring(0, Math.max(dot, 0)), text.substring(dot + 1)));
    }
}

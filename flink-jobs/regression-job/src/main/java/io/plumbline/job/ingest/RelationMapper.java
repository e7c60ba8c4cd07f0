package io.plumbline.job.ingest;

import static io.plumbline.job.ingest.Checks.requireAmount;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.model.indexes.RelationSighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a relation snapshot on the wire into the model's sighting, or refuses it. */
public final class RelationMapper {

    private RelationMapper() {}

    /** The relation it is about: a partition's own. */
    static RelationKey keyOf(RelationSnapshot snapshot) {
        return new RelationKey(
                snapshot.getCluster(), snapshot.getDatabase(), snapshot.getSchema$(), snapshot.getName());
    }

    /** The sighting, keyed by where the relation is planned: itself, or a partition's topmost parent. */
    public static RelationSighting toSighting(RelationSnapshot snapshot) throws RejectedException {
        Checks.requireText("cluster", snapshot.getCluster());
        Checks.requireText("instance", snapshot.getInstance());
        Checks.requireText("name", snapshot.getName());
        Checks.requireRowEstimate("estimated_rows", snapshot.getEstimatedRows());
        requireAmount("bytes", snapshot.getBytes());
        requireAmount("modified_since_analyze", snapshot.getModifiedSinceAnalyze());
        Relation relation = new Relation(
                new RelationName(snapshot.getSchema$(), snapshot.getName()),
                Checks.symbol(Relation.Kind.class, "kind", snapshot.getKind()),
                parentOf(snapshot),
                snapshot.getEstimatedRows(),
                snapshot.getBytes(),
                snapshot.getModifiedSinceAnalyze(),
                timeOrNull("last_analyze_at", snapshot.getLastAnalyzeAt()),
                toIndexes(snapshot.getIndexes()));
        RelationName planned = relation.parent() == null ? relation.name() : relation.parent();
        return new RelationSighting(
                new RelationKey(snapshot.getCluster(), snapshot.getDatabase(), planned.schema(), planned.table()),
                snapshot.getInstance(),
                relation,
                Checks.requireTime("observed_at", snapshot.getObservedAt()));
    }

    private static @Nullable Instant timeOrNull(String field, @Nullable Instant value) throws RejectedException {
        return value == null ? null : Checks.requireTime(field, value);
    }

    private static @Nullable RelationName parentOf(RelationSnapshot snapshot) throws RejectedException {
        String parent = snapshot.getParent();
        if (parent == null) {
            return null;
        }
        int dot = parent.indexOf('.');
        Checks.require(
                dot > 0 && dot < parent.length() - 1,
                RejectionReason.MALFORMED_IDENTITY,
                () -> "parent must be schema.table, was " + Checks.quote(parent));
        return new RelationName(parent.substring(0, dot), parent.substring(dot + 1));
    }

    private static List<IndexDefinition> toIndexes(List<io.plumbline.avro.v1.IndexDefinition> indexes)
            throws RejectedException {
        List<IndexDefinition> all = new ArrayList<>(indexes.size());
        for (io.plumbline.avro.v1.IndexDefinition index : indexes) {
            requireAmount("indexes.bytes", index.getBytes());
            all.add(toIndex(index));
        }
        return all;
    }

    private static IndexDefinition toIndex(io.plumbline.avro.v1.IndexDefinition index) {
        return new IndexDefinition(
                index.getName(),
                index.getMethod(),
                index.getKeyColumns(),
                index.getIncludedColumns(),
                index.getPredicate(),
                index.getDefinition(),
                index.getIsUnique(),
                index.getIsConstraint(),
                index.getIsValid(),
                index.getIsReady(),
                index.getIsLive(),
                index.getBytes());
    }
}

package io.plumbline.pollers.records;

import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.identity.RelationKey;
import java.time.Instant;

/** Relations as records of the wire. */
final class RelationMapper {

    private final String cluster;
    private final String instance;

    RelationMapper(String cluster, String instance) {
        this.cluster = cluster;
        this.instance = instance;
    }

    RelationKey key(String database, RelationName name) {
        return new RelationKey(cluster, database, name.schema(), name.table());
    }

    RelationSnapshot map(String database, Relation relation, Instant readAt) {
        return RelationSnapshot.newBuilder()
                .setCluster(cluster)
                .setInstance(instance)
                .setDatabase(database)
                .setSchema$(relation.name().schema())
                .setName(relation.name().table())
                .setKind(relation.kind().name())
                .setParent(relation.parent() == null ? null : relation.parent().toString())
                .setEstimatedRows(relation.estimatedRows())
                .setBytes(relation.bytes())
                .setModifiedSinceAnalyze(relation.modifiedSinceAnalyze())
                .setLastAnalyzeAt(
                        relation.lastAnalyzeAt() == null ? null : ObservationMapper.millis(relation.lastAnalyzeAt()))
                .setIndexes(
                        relation.indexes().stream().map(RelationMapper::index).toList())
                .setObservedAt(ObservationMapper.millis(readAt))
                .build();
    }

    private static IndexDefinition index(io.plumbline.capture.catalog.IndexDefinition index) {
        return new IndexDefinition(
                index.name(),
                index.method(),
                index.keyColumns(),
                index.includedColumns(),
                index.predicate(),
                index.definition(),
                index.isUnique(),
                index.isConstraint(),
                index.isValid(),
                index.isReady(),
                index.isLive(),
                index.bytes());
    }
}

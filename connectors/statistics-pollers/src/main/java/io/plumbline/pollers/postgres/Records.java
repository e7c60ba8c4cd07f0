package io.plumbline.pollers.postgres;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.connect.ConnectSchemas;
import io.plumbline.connect.ConnectStructs;
import java.time.Instant;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records of one instance. */
final class Records {

    private static final Schema OBSERVATION = ConnectSchemas.of(StatementObservation.getClassSchema());
    private static final Schema RELATION = ConnectSchemas.of(RelationSnapshot.getClassSchema());

    private final RecordSettings settings;
    private final ObservationMapper observations;
    private final RelationMapper relations;

    Records(String cluster, String instance, RecordSettings settings) {
        this.settings = settings;
        this.observations = new ObservationMapper(cluster, instance, settings);
        this.relations = new RelationMapper(cluster, instance);
    }

    SourceRecord observation(
            PolledRecord.Origin origin, ObservationMapper.Place place, Sighting sighting, PlanOutcome outcome) {
        StatementObservation observation = observations.map(place, sighting, outcome);
        PolledRecord.Target target = new PolledRecord.Target(
                settings.observationsTopic(),
                observations.key(place, sighting).encode(),
                observation.getObservedAt().toEpochMilli());
        return PolledRecord.of(origin, target, ConnectStructs.of(OBSERVATION, observation));
    }

    SourceRecord relation(PolledRecord.Origin origin, WatchedDatabase database, Relation relation, Instant readAt) {
        RelationSnapshot snapshot = relations.map(database, relation, readAt);
        PolledRecord.Target target = new PolledRecord.Target(
                settings.relationsTopic(),
                relations.key(database, relation.name()).encode(),
                readAt.toEpochMilli());
        return PolledRecord.of(origin, target, ConnectStructs.of(RELATION, snapshot));
    }

    /** The tombstone of a relation that is gone. */
    SourceRecord gone(PolledRecord.Origin origin, WatchedDatabase database, RelationName name, Instant readAt) {
        PolledRecord.Target target = new PolledRecord.Target(
                settings.relationsTopic(), relations.key(database, name).encode(), readAt.toEpochMilli());
        return PolledRecord.tombstone(origin, target);
    }
}

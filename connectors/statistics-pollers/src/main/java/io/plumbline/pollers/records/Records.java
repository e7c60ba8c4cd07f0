package io.plumbline.pollers.records;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.connect.ConnectSchemas;
import io.plumbline.connect.ConnectStructs;
import io.plumbline.pollers.options.RecordSettings;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of one instance. */
public final class Records {

    private static final Schema OBSERVATION = ConnectSchemas.of(StatementObservation.getClassSchema());
    private static final Schema RELATION = ConnectSchemas.of(RelationSnapshot.getClassSchema());

    private final RecordSettings settings;
    private final ObservationMapper observations;
    private final RelationMapper relations;

    public Records(String cluster, String instance, RecordSettings settings) {
        this.settings = settings;
        this.observations =
                new ObservationMapper(instance, settings.longestTextChars(), settings.mostDetailedPlanNodes());
        this.relations = new RelationMapper(cluster, instance);
    }

    /** A sighting with its plan; {@code catalog} knows the plan's relations. */
    public SourceRecord observation(
            PolledRecord.Origin origin,
            ObservedStatement statement,
            PlanOutcome outcome,
            Function<RelationName, @Nullable Relation> catalog) {
        StatementObservation observation = observations.map(statement, outcome, catalog);
        PolledRecord.Target target = new PolledRecord.Target(
                settings.observationsTopic(),
                statement.key().encode(),
                observation.getObservedAt().toEpochMilli());
        return PolledRecord.of(origin, target, ConnectStructs.of(OBSERVATION, observation));
    }

    /** A relation as it is. */
    public SourceRecord relation(PolledRecord.Origin origin, String database, Relation relation, Instant readAt) {
        RelationSnapshot snapshot = relations.map(database, relation, readAt);
        PolledRecord.Target target = new PolledRecord.Target(
                settings.relationsTopic(),
                relations.key(database, relation.name()).encode(),
                readAt.toEpochMilli());
        return PolledRecord.of(origin, target, ConnectStructs.of(RELATION, snapshot));
    }

    /** The tombstone of a relation that is gone. */
    public SourceRecord gone(PolledRecord.Origin origin, String database, RelationName name, Instant readAt) {
        PolledRecord.Target target = new PolledRecord.Target(
                settings.relationsTopic(), relations.key(database, name).encode(), readAt.toEpochMilli());
        return PolledRecord.tombstone(origin, target);
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.LastCounters;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.records.ObservedStatement;
import io.plumbline.pollers.records.PlanOutcome;
import io.plumbline.pollers.records.PolledRecord;
import io.plumbline.pollers.records.Records;
import io.plumbline.pollers.records.RelationsDue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads one schema: its relations, and its statements with their plans. A schema is database and namespace in one. */
final class SchemaPoller {

    private final String cluster;
    private final SamplePlans plans;
    private final Records records;
    private final PollerMetrics metrics;
    private final PollClock clock;
    private final RelationsDue relationsDue;
    private final LastCounters<DigestRow.Key> lastCounters = new LastCounters<>();

    SchemaPoller(String cluster, SamplePlans plans, Records records, Timing timing) {
        this.cluster = cluster;
        this.plans = plans;
        this.records = records;
        this.metrics = timing.metrics();
        this.clock = timing.clock();
        this.relationsDue = new RelationsDue(timing.relationsIntervalNanos());
    }

    /** When relations are due, by which clock, and where it is counted. */
    record Timing(PollerMetrics metrics, PollClock clock, long relationsIntervalNanos) {}

    /** The relations that are due, then an observation per row. */
    List<SourceRecord> poll(Connection connection, String schema, MySqlView server, Poll poll) throws SQLException {
        SchemaCatalogReader reader = new SchemaCatalogReader(connection, server.facts());
        SchemaCatalog before = reader.read(schema);
        List<SampleSighting> sightings = sightings(schema, server, poll);
        Map<String, PlanOutcome> outcomes = plans.explain(connection, server, before, sightings);
        SchemaCatalog after = reader.read(schema);
        List<SourceRecord> result = relations(schema, after, poll.origin());
        for (SampleSighting sighting : sightings) {
            PlanOutcome asked = outcomes.get(sighting.sqlHash());
            PlanOutcome outcome = PlanOutcome.certain(asked, name -> before.agreesOn(name, after));
            if (outcome.takesBack(asked)) {
                plans.takenBack(sighting);
            }
            metrics.observed(outcome instanceof PlanOutcome.Absent absent ? absent.reason() : null);
            result.add(
                    records.observation(poll.origin(), observed(schema, server, sighting), outcome, after::relation));
        }
        lastCounters.replace(
                sightings,
                sighting -> sighting.row().key(),
                sighting -> sighting.row().counters());
        return result;
    }

    /** What this poll knows of the statements, and where its records say they come from. */
    record Poll(Map<DigestRow.Key, DigestText> texts, PolledRecord.Origin origin) {}

    private List<SampleSighting> sightings(String schema, MySqlView server, Poll poll) {
        List<SampleSighting> sightings = new ArrayList<>();
        for (DigestRow row : server.rowsOf(schema)) {
            DigestText text = poll.texts().get(row.key());
            if (text == null) {
                metrics.withoutText();
            } else if (text.excluded()) {
                metrics.excluded();
            } else {
                sightings.add(new SampleSighting(row, text, lastCounters.since(row.key(), row.counters())));
            }
        }
        return sightings;
    }

    private List<SourceRecord> relations(String schema, SchemaCatalog catalog, PolledRecord.Origin origin) {
        List<SourceRecord> result = new ArrayList<>();
        for (RelationName gone : relationsDue.takeGone(catalog.relations())) {
            result.add(records.gone(origin, schema, gone, catalog.readAt()));
        }
        for (Relation relation : relationsDue.take(catalog.relations(), clock.nanoTime())) {
            result.add(records.relation(origin, schema, relation, catalog.readAt()));
        }
        metrics.relations(result.size());
        return result;
    }

    private ObservedStatement observed(String schema, MySqlView server, SampleSighting sighting) {
        DigestRow row = sighting.row();
        CounterEpoch epoch = CounterEpoch.newBuilder()
                .setServerStartedAt(server.startedAt())
                .setStatisticsResetAt(null)
                .setEntrySinceAt(row.firstSeen())
                .setEvictions(server.digests().unnamed())
                .build();
        return new ObservedStatement(
                new StatementKey(cluster, schema, schema, sighting.sqlHash()),
                new ObservedStatement.Server(
                        server.facts().engine(), server.facts().version()),
                row.key().digest(),
                sighting.text().normalized(),
                server.digests().readAt(),
                epoch,
                new StatementCounters(row.calls(), row.totalMicros(), row.rows(), 0L, 0L, 0L));
    }
}

package io.plumbline.pollers.postgres;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.CatalogReader;
import io.plumbline.explain.Role;
import io.plumbline.explain.SchemaAccess;
import io.plumbline.explain.SearchPath;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.EstimateMoves;
import io.plumbline.pollers.explain.LastCounters;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.postgres.Sighting.ExplainKey;
import io.plumbline.pollers.records.PlanOutcome;
import io.plumbline.pollers.records.PolledRecord;
import io.plumbline.pollers.records.Records;
import io.plumbline.pollers.records.RelationsDue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads what needs a connection to the database itself: search paths, relations and plans. */
final class DatabasePoller {

    private final Explaining explaining;
    private final Records records;
    private final SightingMapper sightings;
    private final PollerMetrics metrics;
    private final PollClock clock;
    private final RelationsDue relationsDue;
    private final LastCounters<EntryKey> lastCounters = new LastCounters<>();
    private final EstimateMoves<ExplainKey> estimateMoves = new EstimateMoves<>();
    private @Nullable Catalog known;

    DatabasePoller(Explaining explaining, Publishing publishing, PollerMetrics metrics, Timing timing) {
        this.explaining = explaining;
        this.records = publishing.records();
        this.sightings = publishing.sightings();
        this.metrics = metrics;
        this.clock = timing.clock();
        this.relationsDue = new RelationsDue(timing.relationsIntervalNanos());
    }

    /** What makes records of sightings and relations. */
    record Publishing(Records records, SightingMapper sightings) {}

    /** When relations are due, and by which clock. */
    record Timing(PollClock clock, long relationsIntervalNanos) {}

    /** The relations that are due, then an observation per entry. */
    List<SourceRecord> poll(Connection connection, WatchedDatabase database, ServerView server, PollView poll)
            throws SQLException {
        Catalog before = catalog(connection, relationsDue.allAreDue(clock.nanoTime()));
        List<Sighting> sighted = sightings(connection, database, server, poll);
        Map<ExplainKey, PlanOutcome> outcomes = explaining.explain(connection, server, before, sighted);
        Catalog after = catalog(connection, estimateMoves.anyIn(outcomes));
        List<SourceRecord> result = relations(database, server, after, poll.origin());
        for (Sighting sighting : sighted) {
            PlanOutcome asked = outcomes.get(sighting.explainKey());
            PlanOutcome outcome = PlanOutcome.certain(asked, name -> before.agreesOn(name, after));
            if (outcome.takesBack(asked)) {
                explaining.takenBack(sighting);
            }
            metrics.observed(outcome instanceof PlanOutcome.Absent absent ? absent.reason() : null);
            result.add(records.observation(
                    poll.origin(), sightings.map(database, server, sighting), outcome, after::relation));
        }
        lastCounters.replace(
                sighted,
                sighting -> sighting.row().key(),
                sighting -> sighting.row().counters());
        return result;
    }

    private List<SourceRecord> relations(
            WatchedDatabase database, ServerView server, Catalog catalog, PolledRecord.Origin origin) {
        List<SourceRecord> result = new ArrayList<>();
        for (RelationName gone : relationsDue.takeGone(catalog.relations())) {
            result.add(records.gone(
                    origin, database.name(), gone, server.statistics().readAt()));
        }
        for (Relation relation : relationsDue.take(catalog.relations(), clock.nanoTime())) {
            result.add(records.relation(origin, database.name(), relation, catalog.readAt()));
        }
        metrics.relations(result.size());
        return result;
    }

    /** What this poll knows of the statements, and where its records say they come from. */
    record PollView(StatementTexts texts, StatementFilter filter, PolledRecord.Origin origin) {}

    private Catalog catalog(Connection connection, boolean sizesAreOld) throws SQLException {
        long version = CatalogReader.version(connection);
        Catalog current = known;
        if (current == null || current.version() != version || sizesAreOld) {
            current = CatalogReader.read(connection, version);
            known = current;
        }
        return current;
    }

    private List<Sighting> sightings(Connection connection, WatchedDatabase database, ServerView server, PollView poll)
            throws SQLException {
        List<StatementRow> rows = server.rowsOf(database);
        Set<Long> roles = new HashSet<>();
        rows.forEach(row -> roles.add(row.key().roleOid()));
        SchemaAccess access = SchemaAccess.read(connection, roles);
        List<Sighting> sightings = new ArrayList<>();
        for (StatementRow row : rows) {
            long roleOid = row.key().roleOid();
            Role role = server.roles().role(roleOid);
            String roleName = role == null ? null : role.name();
            StatementText text = poll.texts().of(row.key()).orElse(null);
            if (text == null) {
                metrics.withoutText();
            } else if (text.excluded() || (roleName != null && poll.filter().excludesRole(roleName))) {
                metrics.excluded();
            } else {
                List<String> path = SearchPath.effective(
                        server.roles().searchPath(roleOid, database.oid()), roleName, access.of(roleOid));
                sightings.add(new Sighting(row, text, path, lastCounters.since(row.key(), row.counters())));
            }
        }
        return sightings;
    }
}

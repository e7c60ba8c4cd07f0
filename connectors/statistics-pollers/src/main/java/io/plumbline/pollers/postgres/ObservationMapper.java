package io.plumbline.pollers.postgres;

import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.explain.Catalog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sightings as records of the wire. */
final class ObservationMapper {

    private static final double MICROS_PER_MILLI = 1_000;

    private final String cluster;
    private final String instance;
    private final int longestTextChars;
    private final PlanMapper plans;

    ObservationMapper(String cluster, String instance, RecordSettings settings) {
        this.cluster = cluster;
        this.instance = instance;
        this.longestTextChars = settings.longestTextChars();
        this.plans = new PlanMapper(settings.mostDetailedPlanNodes());
    }

    /** Where in the server a sighting was made. */
    record Place(WatchedDatabase database, ServerView server, Catalog catalog) {}

    StatementKey key(Place place, Sighting sighting) {
        return new StatementKey(
                cluster,
                place.database().name(),
                sighting.namespace(),
                sighting.text().normalized().sqlHash());
    }

    StatementObservation map(Place place, Sighting sighting, PlanOutcome outcome) {
        StatementKey key = key(place, sighting);
        NormalizedSql sql = sighting.text().normalized();
        Instant observedAt = millis(place.server().statistics().readAt());
        String entry = sighting.row().key().entryId();
        String text = cut(sql.text());
        StatementObservation.Builder observation = StatementObservation.newBuilder()
                .setObservationId(RecordId.of(key.encode(), instance, entry, Long.toString(observedAt.toEpochMilli())))
                .setCluster(cluster)
                .setInstance(instance)
                .setDatabase(key.database())
                .setNamespace(key.namespace())
                .setSqlHash(key.sqlHash())
                .setEngine("POSTGRESQL")
                .setEngineVersion(place.server().facts().version())
                .setEntryId(entry)
                .setSqlText(text)
                .setSqlTruncated(sql.truncated() || text.length() < sql.text().length())
                .setListLength(sql.listLength())
                .setObservedAt(observedAt)
                .setEpoch(epoch(place.server(), sighting.row()))
                .setCounters(counters(sighting.row()));
        if (outcome instanceof PlanOutcome.Planned planned) {
            observation.setPlan(plans.map(planned, place.catalog()));
        } else if (outcome instanceof PlanOutcome.Absent absent) {
            observation.setNoPlanReason(absent.reason().name());
        }
        return observation.build();
    }

    private String cut(String text) {
        if (text.length() <= longestTextChars) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(longestTextChars - 1)) ? longestTextChars - 1 : longestTextChars;
        return text.substring(0, end);
    }

    private static CounterEpoch epoch(ServerView server, StatementRow row) {
        StatisticsEpoch epoch = server.statistics().epoch();
        return CounterEpoch.newBuilder()
                .setServerStartedAt(millis(server.facts().startedAt()))
                .setStatisticsResetAt(epoch.resetAt() == null ? null : millis(epoch.resetAt()))
                .setEntrySinceAt(row.since() == null ? null : millis(row.since()))
                .setEvictions(epoch.evictions())
                .build();
    }

    private static StatementCounters counters(StatementRow row) {
        return new StatementCounters(
                row.calls(),
                row.totalMillis() * MICROS_PER_MILLI,
                row.rows(),
                row.blocksHit(),
                row.blocksRead(),
                row.tempBlocksWritten());
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}

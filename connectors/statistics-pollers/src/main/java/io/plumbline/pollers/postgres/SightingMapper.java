package io.plumbline.pollers.postgres;

import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.pollers.records.ObservedStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sightings as every engine's are. */
final class SightingMapper {

    private static final double MICROS_PER_MILLI = 1_000;

    private final String cluster;

    SightingMapper(String cluster) {
        this.cluster = cluster;
    }

    ObservedStatement map(WatchedDatabase database, ServerView server, Sighting sighting) {
        return new ObservedStatement(
                new StatementKey(
                        cluster,
                        database.name(),
                        sighting.namespace(),
                        sighting.text().normalized().sqlHash()),
                new ObservedStatement.Server("POSTGRESQL", server.facts().version()),
                sighting.row().key().entryId(),
                sighting.text().normalized(),
                server.statistics().readAt(),
                epoch(server, sighting.row()),
                counters(sighting.row()));
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

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}

package io.plumbline.pollers.records;

import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.sql.NormalizedSql;
import java.time.Instant;

/**
 * One counted entry of a server, as any engine has it.
 *
 * @param entryId the engine's id of the entry within the statement's database
 * @param observedAt the server's clock
 */
public record ObservedStatement(
        StatementKey key,
        Server server,
        String entryId,
        NormalizedSql sql,
        Instant observedAt,
        CounterEpoch epoch,
        StatementCounters counters) {

    /** What kind of server it was seen on: {@code POSTGRESQL}, {@code MYSQL} or {@code MARIADB}, and the version it reports. */
    public record Server(String engine, String version) {}
}

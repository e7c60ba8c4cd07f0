package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.testing.Raw;
import io.plumbline.model.causes.DdlEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Debezium 3.6.1.Final wrote of a MySQL 9.7.4, recorded, becomes the DDL record that PostgreSQL's messages become. */
final class SchemaChangeReaderTest {

    private static final String RECORDED = "/recorded/debezium-mysql-schema-changes.jsonl";

    @Test
    void recordedStatementsBecomeTheirObjectsInOrderAndTheFirstLookIsNoNews() throws Exception {
        List<String> tags = new ArrayList<>();
        for (String record : recorded()) {
            new ChangeReader(Duration.ofHours(1))
                    .read(Raw.change(record))
                    .ifPresent(change -> events(change)
                            .forEach(event -> tags.add(event.commandTag() + " " + event.objectIdentity())));
        }

        assertThat(tags)
                .containsExactly(
                        "CREATE TABLE shop.orders",
                        "CREATE INDEX shop.orders.orders_customer_idx",
                        "ALTER INDEX shop.orders.orders_customer_idx",
                        "ALTER INDEX shop.orders.by customer",
                        "ALTER INDEX INVISIBLE shop.orders.by customer",
                        "CREATE INDEX shop.orders.more",
                        "DROP INDEX shop.orders.by customer",
                        "ALTER TABLE shop.orders",
                        "ALTER TABLE shop.orders",
                        "ALTER TABLE shop.purchases",
                        "DROP INDEX shop.purchases.more",
                        "DROP TABLE shop.purchases",
                        "DROP TABLE shop.before_us");
    }

    @Test
    void anEventHasClusterSchemaTableAndTheTimeTheServerSaid() throws Exception {
        List<DdlEvent> events = new ArrayList<>();
        for (String record : recorded()) {
            new ChangeReader(Duration.ofHours(1))
                    .read(Raw.change(record))
                    .ifPresent(change -> events.addAll(events(change)));
        }

        assertThat(events)
                .contains(new DdlEvent(
                        "capture_mysql",
                        "shop",
                        "DROP INDEX",
                        "index",
                        "shop",
                        "shop.purchases.more",
                        "shop.purchases",
                        Instant.ofEpochMilli(1_795_270_747_635L)));
        assertThat(events.toString()).doesNotContain("canary7319");
    }

    @Test
    void aRecordOfAConnectorThatIsNotOursIsIgnoredSoThatItsTextIsInNoRejection() throws Exception {
        assertThat(
                        read(
                                "{\"source\":{\"snapshot\":\"false\"},\"ddl\":\"DROP INDEX a ON b\",\"databaseName\":\"shop\"}"))
                .isEmpty();
    }

    @Test
    void aRecordWithoutItsTimeIsRejected() {
        assertThatThrownBy(() -> read("{\"source\":{\"snapshot\":\"false\"},\"ddl\":\"DROP INDEX a ON b\","
                        + "\"databaseName\":\"shop\",\"plumbline_cluster\":\"c\"}"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.detail()).contains("source.ts_ms"));
    }

    @Test
    void aTimeThatCannotBeIsRejected() {
        assertThatThrownBy(() -> read("{\"source\":{\"snapshot\":\"false\",\"ts_ms\":9223372036854775807},"
                        + "\"ddl\":\"DROP INDEX a ON b\",\"databaseName\":\"shop\",\"plumbline_cluster\":\"c\"}"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.IMPOSSIBLE_TIME));
    }

    @Test
    void aTimeMayBeAheadOfItsRecordAsFarAsAllowed() throws Exception {
        long allowed = Raw.CHANGES_WRITTEN.plus(Duration.ofHours(1)).toEpochMilli();
        String record = "{\"source\":{\"snapshot\":\"false\",\"ts_ms\":%d},\"ddl\":\"DROP INDEX a ON b\","
                + "\"databaseName\":\"shop\",\"plumbline_cluster\":\"c\"}";

        assertThat(read(record.formatted(allowed))).isPresent();
        assertThatThrownBy(() -> read(record.formatted(allowed + 1)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.OBSERVED_AHEAD));
    }

    private static Optional<Change> read(String json) throws RejectedException {
        return new ChangeReader(Duration.ofHours(1)).read(Raw.change(json));
    }

    private static List<DdlEvent> events(Change change) {
        return ((Change.Executed) change)
                .changes().stream()
                        .map(each -> Objects.requireNonNull(each.ddl()))
                        .toList();
    }

    private static List<String> recorded() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SchemaChangeReaderTest.class.getResourceAsStream(RECORDED), RECORDED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.mysql.MySqlVersion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are set otherwise than one would like: each a clear state, none a wrong hash. */
final class MySqlPollingFailureIT {

    @TempDir
    private static Path folder;

    private static @Nullable MySqlShop running;

    @BeforeAll
    static void startServer() throws SQLException {
        running = MySqlShop.start(
                MySqlVersion.MYSQL_9,
                folder,
                Map.of("sql-mode", "ANSI_QUOTES", "end-markers-in-json", "ON", "explain-json-format-version", "2"));
    }

    @AfterAll
    static void stopServer() {
        shop().close();
    }

    @Test
    void ansiQuotesAndEndMarkersOfTheServerDoNotReachOurPlans() throws Exception {
        shop().execute("SELECT \"state\" FROM \"orders\" AS \"o\" WHERE \"o\".\"customer_id\" = 7");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct seen = null;
            for (int polls = 0; polls < 40 && (seen == null || seen.getStruct("plan") == null); polls++) {
                seen = Polling.find(polling.observations(), "select state from orders")
                        .orElse(null);
            }
            Struct plan = Objects.requireNonNull(seen).getStruct("plan");
            Struct node = (Struct) plan.getArray("nodes").get(0);
            assertThat(node.getArray("index_keys")).isEqualTo(List.of("customer_id"));
            assertThat(node.getArray("conditions").toString()).contains("Access: lookup");
        }
    }

    @Test
    void digestsThatAreOffAreNamedWithWhatTurnsThemOn() throws Exception {
        shop().execute("UPDATE performance_schema.setup_consumers SET enabled = 'NO' WHERE name = 'statements_digest'");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            assertThat(polling.failure()).contains("statement digests are off", "setup_consumers");
            assertThat(polling.metric("Status").toString()).contains("statement digests are off");
        } finally {
            shop().execute(
                            "UPDATE performance_schema.setup_consumers SET enabled = 'YES' WHERE name = 'statements_digest'");
        }
    }

    @Test
    void aMissingGrantIsNamed() throws Exception {
        shop().execute("CREATE USER 'nobody'@'%' IDENTIFIED BY '" + MySqlShop.PASSWORD + "'");
        Map<String, String> properties = shop().properties();
        properties.put("instance.primary.user", "nobody");
        try (Polling polling = Polling.startMySql(properties)) {
            assertThat(polling.failure()).contains("GRANT SELECT ON performance_schema.* TO 'nobody'");
        }
    }

    @Test
    void aTableThatIsEmptiedBeginsAnEpoch() throws Exception {
        shop().execute("SELECT count(*) FROM orders WHERE state = 'a'");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Object first = polling.observation("count(*) from orders where state")
                    .getStruct("epoch")
                    .get("entry_since_at");
            shop().execute(
                            "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest",
                            "SELECT count(*) FROM orders WHERE state = 'a'");
            assertThat(polling.observation("count(*) from orders where state")
                            .getStruct("epoch")
                            .get("entry_since_at"))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void aServerWithoutPerformanceSchemaIsSaidToBeOne() throws Exception {
        try (MySqlShop without = MySqlShop.start(
                        MySqlVersion.MYSQL_8_0, folder.resolve("without"), Map.of("performance-schema", "OFF"));
                Polling polling = Polling.startMySql(without.properties())) {
            assertThat(polling.failure()).contains("performance_schema is off");
        }
    }

    @Test
    void ofMariaDbThereAreDigestsAndRelationsAndThePlansAreSaidToBeMissing() throws Exception {
        try (MySqlShop mariadb = MySqlShop.start(MySqlVersion.MARIADB_10_11, folder.resolve("mariadb"), Map.of())) {
            mariadb.execute("SELECT * FROM orders WHERE customer_id = 7");
            try (Polling polling = Polling.startMySql(mariadb.properties())) {
                Struct seen = polling.observation("from orders where customer_id = ?");
                assertThat(seen.getString("no_plan_reason")).isEqualTo("NO_SAMPLE");
                assertThat(seen.getString("engine_version")).contains("MariaDB");
                assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(1);
            }
        }
    }

    private static MySqlShop shop() {
        return Objects.requireNonNull(running);
    }
}

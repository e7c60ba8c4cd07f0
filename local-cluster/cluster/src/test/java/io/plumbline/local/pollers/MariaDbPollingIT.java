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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is published of a real MariaDB; the last test leaves the server under another version. */
@ParameterizedClass
@EnumSource(
        value = MySqlVersion.class,
        names = {"MARIADB_10_11", "MARIADB_11"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MariaDbPollingIT {

    @TempDir
    private static Path folder;

    private static @Nullable MySqlShop running;

    private final MySqlVersion version;

    MariaDbPollingIT(MySqlVersion version) {
        this.version = version;
    }

    @BeforeParameterizedClassInvocation
    static void startServer(MySqlVersion version) throws SQLException {
        running = MySqlShop.start(version, folder.resolve(version.name()));
    }

    @AfterParameterizedClassInvocation
    static void stopServer() {
        shop().close();
    }

    @Test
    void thereAreDigestsAndRelationsAndThePlansAreSaidToBeMissing() throws Exception {
        shop().execute("SELECT * FROM orders WHERE customer_id = 7");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct seen = polling.observation("from orders where customer_id = ?");
            assertThat(seen.getString("no_plan_reason")).isEqualTo("NO_SAMPLE");
            assertThat(seen.getString("engine")).isEqualTo("MARIADB");
            assertThat(seen.getString("engine_version"))
                    .startsWith(version == MySqlVersion.MARIADB_11 ? "11." : "10.11.")
                    .contains("MariaDB");
            assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(1);
            assertThat(polling.metric("Status")).isEqualTo("OK");
        }
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct orders = polling.relation("orders");
            assertThat(orders.getFloat64("estimated_rows")).isBetween(5_000.0, 20_000.0);
            assertThat(orders.getInt64("bytes")).isPositive();
            assertThat(orders.get("last_analyze_at")).isNotNull();
            assertThat(index(orders, "PRIMARY").getArray("key_columns")).isEqualTo(List.of("id"));
        }
    }

    @Test
    void aTextWithItsValuesIsKeptByNobody() throws Exception {
        assertThat(shop().ask("SELECT group_concat(COLUMN_NAME) FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = 'performance_schema'"
                        + " AND TABLE_NAME = 'events_statements_summary_by_digest'"
                        + " AND COLUMN_NAME IN ('DIGEST_TEXT', 'QUERY_SAMPLE_TEXT')"))
                .as("were there samples, they could be explained")
                .isEqualTo("DIGEST_TEXT");
        assertThat(shop().ask("SELECT group_concat(DISTINCT ENABLED) FROM performance_schema.setup_consumers"
                        + " WHERE NAME LIKE 'events_statements%'"))
                .isEqualTo("NO");
    }

    /** The statements are those of MySqlIndexesTest. */
    @Test
    void anIndexThatIsHiddenAndShownInTheWordsOfIndexCommandsIsSeenSo() throws Exception {
        try (Polling polling = Polling.startMySql(shop().properties())) {
            shop().execute("ALTER TABLE `shop`.`orders` ALTER INDEX `orders_customer` IGNORED");
            Struct hidden = index(polling.relation("orders"), "orders_customer");
            shop().execute(
                            "ALTER TABLE `shop`.`orders` ALTER INDEX `orders_customer` NOT IGNORED",
                            "ALTER TABLE `shop`.`orders` ADD INDEX `state` (`state`(10) DESC), ALGORITHM=INPLACE, LOCK=NONE");
            Struct orders = polling.relation("orders");

            assertThat(hidden.getBoolean("is_valid")).isFalse();
            assertThat(hidden.getString("definition")).endsWith(" (`customer_id`) IGNORED");
            assertThat(index(orders, "orders_customer").getBoolean("is_valid")).isTrue();
            assertThat(index(orders, "state").getArray("key_columns")).isEqualTo(List.of("state(10) DESC"));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatIsTooOldIsNamedWithItsVersion() throws Exception {
        running = shop().restart(Map.of("version", "10.4.34-MariaDB"));
        try (Polling polling = Polling.startMySql(shop().properties())) {
            assertThat(polling.failure())
                    .contains("server version 10.4.34-MariaDB", "is too old: MySQL 8.0 or MariaDB 10.5");
            assertThat(polling.metric("Status").toString()).contains("is too old");
            assertThat((long) polling.metric("Failures")).isPositive();
        }
    }

    private static Struct index(Struct orders, String name) {
        return orders.getArray("indexes").stream()
                .map(Struct.class::cast)
                .filter(index -> index.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MySqlShop shop() {
        return Objects.requireNonNull(running);
    }
}

package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees when a right is missing, a server goes away, or its statistics start over. */
final class PollingFailureIT {

    @TempDir
    private static Path folder;

    private static WatchedServer watched;

    private Shop shop;

    @BeforeAll
    static void startServer() {
        watched = WatchedServer.start(PostgresVersion.V18, folder);
    }

    @AfterAll
    static void stopServer() {
        watched.close();
    }

    @BeforeEach
    void createShop() throws SQLException {
        shop = watched.newShop();
    }

    @Test
    void aSoundConfigurationHasNoErrors() {
        assertThat(errors(shop.properties())).isEmpty();
    }

    @Test
    void aMissingGrantIsNamed() throws Exception {
        shop.execute("REVOKE pg_monitor FROM " + shop.poller());
        assertThat(errors(shop.properties()))
                .hasEntrySatisfying(
                        "instance.primary.user",
                        errors -> assertThat(errors)
                                .singleElement()
                                .asString()
                                .contains("GRANT pg_monitor TO \"" + shop.poller()));
        shop.execute("REVOKE pg_read_all_data FROM " + shop.poller());
        assertThat(errors(shop.properties()))
                .hasEntrySatisfying(
                        "instance.primary.user",
                        errors -> assertThat(errors)
                                .hasSize(2)
                                .anyMatch(error -> error.contains("GRANT pg_read_all_data TO \"" + shop.poller())));
    }

    @Test
    void aMissingExtensionAnUnknownDatabaseAndAWrongPasswordAreNamed() throws Exception {
        Map<String, String> properties = shop.properties();
        properties.put("instance.primary.databases", shop.database() + ",nowhere");
        assertThat(String.join("", errors(properties).getOrDefault("instance.primary.databases", List.of())))
                .contains("database nowhere does not exist");

        properties = shop.properties();
        properties.put("instance.primary.password", "hunter2");
        assertThat(errors(properties)).containsOnlyKeys("instance.primary.password");
        assertThat(errors(properties).toString())
                .contains("password authentication failed")
                .doesNotContain("hunter2");

        properties = shop.properties();
        properties.put("instance.primary.url", watched.server().jdbcUrl("nowhere"));
        assertThat(String.join("", errors(properties).getOrDefault("instance.primary.url", List.of())))
                .contains("\"nowhere\" does not exist");

        shop.execute("DROP EXTENSION pg_stat_statements");
        assertThat(String.join("", errors(shop.properties()).getOrDefault("instance.primary.url", List.of())))
                .contains("CREATE EXTENSION pg_stat_statements");
    }

    @Test
    void aRightThatIsLostWhileRunningIsNamedAndPollingGoesOnOnceItIsBack() throws Exception {
        try (Polling polling = Polling.start(shop.properties())) {
            polling.poll();
            shop.execute("REVOKE pg_monitor FROM " + shop.poller());
            assertThat(polling.failure())
                    .contains("instance primary")
                    .contains("GRANT pg_monitor TO \"" + shop.poller());
            assertThat(polling.metric("Status").toString()).contains("GRANT pg_monitor");
            shop.execute("GRANT pg_monitor TO " + shop.poller());
            assertThat(polling.observations()).isNotEmpty();
            assertThat(polling.metric("Status")).isEqualTo("OK");
        }
    }

    @Test
    void aServerThatWentAwayIsPolledAgainWhenItIsBackAndACleanRestartIsANewEpochWithTheSameCounters() throws Exception {
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
        try (Polling polling = Polling.start(shop.properties())) {
            Struct before = polling.observation("customer_id = ?");
            watched.server().stop();
            assertThat(polling.failure())
                    .contains("instance primary cannot be polled")
                    .doesNotContain(Shop.PASSWORD);
            watched.server().start();
            Struct after = polling.observation("customer_id = ?");
            assertThat(after.getStruct("counters").getInt64("calls"))
                    .isEqualTo(before.getStruct("counters").getInt64("calls"));
            assertThat(after.getStruct("epoch").get("server_started_at"))
                    .isNotEqualTo(before.getStruct("epoch").get("server_started_at"));
            assertThat(after.getStruct("epoch").get("statistics_reset_at"))
                    .isEqualTo(before.getStruct("epoch").get("statistics_reset_at"));
            assertThat(after.getStruct("plan").getString("plan_hash"))
                    .isEqualTo(before.getStruct("plan").getString("plan_hash"));
        }
    }

    @Test
    void aResetIsANewEpochWithNewCounters() throws Exception {
        shop.executeAs(
                shop.app(),
                "SELECT * FROM orders WHERE customer_id = 17",
                "SELECT * FROM orders WHERE customer_id = 18");
        try (Polling polling = Polling.start(shop.properties())) {
            Struct before = polling.observation("customer_id = ?");
            assertThat(before.getStruct("counters").getInt64("calls")).isEqualTo(2);
            shop.execute("SELECT pg_stat_statements_reset()");
            shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
            Struct after = polling.observation("customer_id = ?");
            assertThat(after.getStruct("counters").getInt64("calls")).isEqualTo(1);
            assertThat(after.getStruct("epoch").get("statistics_reset_at"))
                    .isNotEqualTo(before.getStruct("epoch").get("statistics_reset_at"));
            assertThat(after.getStruct("epoch").get("entry_since_at"))
                    .isNotEqualTo(before.getStruct("epoch").get("entry_since_at"));
        }
    }

    @Test
    void aDatabaseThatCannotBeReadDoesNotStopTheOthers() throws Exception {
        watched.server().createDatabase("closed");
        Map<String, String> properties = shop.properties();
        properties.put("instance.primary.databases", shop.database() + ",closed");
        shop.execute("ALTER DATABASE closed CONNECTION LIMIT 0");
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
        try (Polling polling = Polling.start(properties)) {
            assertThat(polling.observation("customer_id = ?").get("plan")).isNotNull();
            assertThat((long) polling.metric("DatabaseFailures")).isPositive();
        }
    }

    @Test
    void thePollingRoleHoldsOneReadOnlySessionAndCannotWrite() throws Exception {
        try (Polling polling = Polling.start(shop.properties())) {
            polling.poll();
            assertThat(shop.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + shop.poller()
                            + "' AND application_name = 'plumbline'"))
                    .isEqualTo("1");
        }
        try (Connection connection = shop.connect(shop.poller());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE app.orders SET state = 'x'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aLockedTableStopsNeitherThePollNorTheOtherPlans() throws Exception {
        shop.execute("CREATE TABLE app.locked (id int)", "GRANT SELECT ON app.locked TO " + shop.app());
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17", "SELECT * FROM locked WHERE id = 1");
        Map<String, String> properties = shop.properties();
        properties.put("lock.timeout.ms", "20");
        try (Connection owner = watched.server().connect(shop.database());
                Statement statement = owner.createStatement();
                Polling polling = Polling.start(properties)) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE app.locked IN ACCESS EXCLUSIVE MODE");
            List<Struct> seen = polling.observations();
            assertThat(Polling.find(seen, "from locked").orElseThrow().get("no_plan_reason"))
                    .isEqualTo("LOCK_TIMEOUT");
            assertThat(Polling.find(seen, "customer_id = ?").orElseThrow().get("plan"))
                    .isNotNull();
            owner.rollback();
            assertThat(polling.observation("from locked").get("plan")).isNotNull();
        }
    }

    private static Map<String, List<String>> errors(Map<String, String> properties) {
        return new PostgresStatisticsSourceConnector()
                .validate(properties).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}

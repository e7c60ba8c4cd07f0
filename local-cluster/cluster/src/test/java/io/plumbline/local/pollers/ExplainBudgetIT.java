package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.postgres.PostgresVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The explain budget is a cap, also for a statement whose planning takes far longer. Both ways to a generic plan. */
@ParameterizedClass
@EnumSource(
        value = PostgresVersion.class,
        names = {"V15", "V18"})
final class ExplainBudgetIT {

    private static final int BUDGET_MILLIS = 60;
    private static final int POLLS = 6;
    /** What the machine may take on the way beside the server's limits; the tests' machine is a busy one. */
    private static final double WAY_MILLIS = 60;

    @TempDir
    private static Path folder;

    private static @Nullable WatchedServer watched;

    private Shop shop;
    private Map<String, String> properties;

    @SuppressWarnings("UnusedVariable")
    ExplainBudgetIT(PostgresVersion version) {}

    @BeforeParameterizedClassInvocation
    static void startServer(PostgresVersion version) {
        watched = WatchedServer.start(version, folder);
    }

    @AfterParameterizedClassInvocation
    static void stopServer() {
        server().close();
    }

    @BeforeEach
    void createShop() throws SQLException {
        shop = server().newShop();
        // planning of our role tries every order of the joins; the application's does not
        shop.execute(
                "ALTER ROLE " + shop.poller() + " SET join_collapse_limit = 20",
                "ALTER ROLE " + shop.poller() + " SET geqo = off");
        properties = shop.properties();
        properties.put("poll.interval.ms", "1000");
        properties.put("explain.budget.ms.per.second", Integer.toString(BUDGET_MILLIS));
    }

    @Test
    void aStatementThatNeedsMoreThanTheWholeBudgetIsCutShortRememberedAndCountedAndTheOthersHaveTheirs()
            throws Exception {
        assertPlansSlowly(join(17));
        shop.executeAs(shop.app(), join(17), "SELECT * FROM orders WHERE customer_id = 17");
        List<Object> reasons = new ArrayList<>();
        List<Struct> last = List.of();
        try (Polling polling = Polling.start(properties)) {
            long startedAt = System.nanoTime();
            // three tries, each of which may leave nothing for the next poll, and then it is remembered
            for (int poll = 0; poll < 2 * POLLS; poll++) {
                last = polling.observations();
                reasons.add(find(last, "join orders").get("no_plan_reason"));
            }
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            double explainedMillis = (double) polling.metric("ExplainSeconds") * 1_000;
            assertThat(explainedMillis).isLessThan(BUDGET_MILLIS * (seconds + 1) + WAY_MILLIS);
            assertThat(polling.metric("NotExplained").toString()).contains("EXPLAIN_OVER_BUDGET");
        }
        assertThat(reasons.subList(POLLS, 2 * POLLS)).containsOnly("EXPLAIN_OVER_BUDGET");
        assertThat(reasons.subList(0, POLLS)).isSubsetOf("EXPLAIN_OVER_BUDGET", "BUDGET_SPENT");
        assertThat(find(last, "customer_id = ?").get("plan")).isNotNull();
    }

    @Test
    void whatNeedsLessThanTheWholeBudgetGetsItsPlanAfterAtMostOnePollWithoutIt() throws Exception {
        List<String> statements = IntStream.range(0, 20)
                .mapToObj(i -> "SELECT count(*) FROM orders WHERE id = 1" + " OR state = 'x'".repeat(i))
                .collect(Collectors.toCollection(ArrayList::new));
        statements.add(join(5));
        shop.executeAs(shop.app(), statements.toArray(String[]::new));
        try (Polling polling = Polling.start(properties)) {
            boolean planned = false;
            for (int poll = 0; poll < POLLS && !planned; poll++) {
                planned = find(polling.observations(), "join orders").get("plan") != null;
            }
            assertThat(planned).isTrue();
        }
    }

    @Test
    void aLockedTableIsNotTakenForAPlanThatTakesLong() throws Exception {
        shop.execute("CREATE TABLE app.locked (id int)", "GRANT SELECT ON app.locked TO " + shop.app());
        shop.executeAs(shop.app(), "SELECT * FROM locked WHERE id = 1");
        try (Connection owner = server().server().connect(shop.database());
                Statement statement = owner.createStatement();
                Polling polling = Polling.start(properties)) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE app.locked IN ACCESS EXCLUSIVE MODE");
            Struct locked = polling.observation("from locked");
            assertThat(locked.get("no_plan_reason")).isEqualTo("LOCK_TIMEOUT");
            owner.rollback();
        }
    }

    private void assertPlansSlowly(String text) throws SQLException {
        try (Connection connection = shop.connect(shop.poller());
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = " + 10 * BUDGET_MILLIS);
            statement.execute("SET search_path = app");
            assertThatThrownBy(() -> statement.execute("EXPLAIN " + text)).hasMessageContaining("statement timeout");
        }
    }

    /** Every table of it can be joined with every other, and by a column that is not unique none can be left out. */
    private static String join(int tables) {
        return IntStream.range(1, tables)
                .mapToObj(i -> " JOIN orders t" + i + " ON t" + i + ".customer_id = t0.customer_id")
                .collect(Collectors.joining("", "SELECT t0.state FROM orders t0", " WHERE t0.id = -1"));
    }

    private static Struct find(List<Struct> observations, String part) {
        return Polling.find(observations, part).orElseThrow();
    }

    private static WatchedServer server() {
        return Objects.requireNonNull(watched, "the server is started once per version");
    }
}

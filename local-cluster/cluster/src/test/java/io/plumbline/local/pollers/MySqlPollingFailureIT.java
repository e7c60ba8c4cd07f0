package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.mysql.MySqlVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.data.Percentage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are set otherwise than one would like: each a clear state, none a wrong hash. */
final class MySqlPollingFailureIT {

    private static final int DIGESTS = 300;
    private static final String EMPTY_DIGESTS = "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest";

    private static final Pattern TREE_COST = Pattern.compile("cost=([0-9.e+]+)");

    @TempDir
    private static Path folder;

    private static @Nullable MySqlShop running;

    @BeforeAll
    static void startServer() throws SQLException {
        running = MySqlShop.start(
                MySqlVersion.MYSQL_9,
                folder,
                Map.of(
                        "sql-mode", "ANSI_QUOTES",
                        "end-markers-in-json", "ON",
                        "explain-json-format-version", "2",
                        "performance-schema-digests-size", "" + DIGESTS,
                        "performance-schema-max-digest-length", "512",
                        "max-digest-length", "512"));
    }

    @AfterAll
    static void stopServer() {
        shop().close();
    }

    @Test
    void ansiQuotesAndEndMarkersOfTheServerDoNotReachOurPlans() throws Exception {
        shop().execute("SELECT \"state\" FROM \"orders\" AS \"o\" WHERE \"o\".\"customer_id\" = 7");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct plan = polling.await("select state from orders", seen -> seen.getStruct("plan") != null)
                    .getStruct("plan");
            Struct node = (Struct) plan.getArray("nodes").get(0);
            assertThat(node.getArray("index_keys")).isEqualTo(List.of("customer_id"));
            assertThat(node.getArray("conditions").toString()).contains("Access: lookup");
        }
    }

    @Test
    void aPlanOfTheOtherOptimizerIsMarkedWhetherTheServerOrTheStatementChoseIt() throws Exception {
        String hinted = "/*+ SET_VAR(optimizer_switch = 'hypergraph_optimizer=on') */";
        shop().execute("SELECT id AS usual FROM orders WHERE customer_id = 7");
        shop().execute("SELECT " + hinted + " id AS hinted FROM orders WHERE customer_id = 7");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            assertThat(settings(polling, "id as usual")).isEmpty();
            assertThat(settings(polling, "id as hinted")).isEqualTo(Map.of("optimizer", "hypergraph"));
            shop().execute("SET GLOBAL optimizer_switch = 'hypergraph_optimizer=on'");
            shop().execute("SELECT id AS later FROM orders WHERE customer_id = 7");

            assertThat(settings(polling, "id as later")).isEqualTo(Map.of("optimizer", "hypergraph"));
        } finally {
            shop().execute("SET GLOBAL optimizer_switch = 'hypergraph_optimizer=off'");
        }
    }

    private static Map<Object, Object> settings(Polling polling, String part) throws InterruptedException {
        return polling.await(part, seen -> seen.getStruct("plan") != null)
                .getStruct("plan")
                .getMap("settings");
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
        try (Polling polling = Polling.startMySql(as("nobody"))) {
            assertThat(polling.failure()).contains("GRANT SELECT ON performance_schema.* TO 'nobody'");
        }
    }

    @Test
    void aLoginWithTheRequiredGrantsAloneIsServedAndToldWhatItLacks() throws Exception {
        shop().execute(
                        "CREATE USER 'frugal'@'%' IDENTIFIED BY '" + MySqlShop.PASSWORD + "'",
                        "GRANT SELECT ON performance_schema.* TO 'frugal'@'%'",
                        "GRANT SELECT ON shop.* TO 'frugal'@'%'",
                        "SELECT id AS frugal FROM orders WHERE customer_id = 7",
                        "UPDATE orders SET state = 'open' WHERE id = 4711");
        try (Polling polling = Polling.startMySql(as("frugal"))) {
            Struct orders = polling.relation("orders");
            Struct seen = polling.await("id as frugal", observation -> observation.getStruct("plan") != null);

            assertThat(orders.getFloat64("estimated_rows")).isBetween(5_000.0, 20_000.0);
            assertThat(orders.getInt64("bytes")).isPositive();
            assertThat(orders.get("last_analyze_at")).isNull();
            assertThat(seen.getStruct("plan").getStruct("cost").getFloat64("total_cost"))
                    .isPositive();
            assertThat(polling.await("update orders set state", MySqlPollingFailureIT::isPlanless)
                            .getString("no_plan_reason"))
                    .isEqualTo("NOT_PERMITTED");
            assertThat(polling.metric("Status").toString())
                    .startsWith("OK, but until GRANT SELECT ON mysql.engine_cost TO 'frugal' ")
                    .contains("GRANT SELECT ON mysql.server_cost", "GRANT SELECT ON mysql.innodb_table_stats");
            assertThat((long) polling.metric("Failures")).isZero();
            assertThat((long) polling.metric("DatabaseFailures")).isZero();
        }
    }

    @Test
    void ofASchemaThatALoginMayReadInPartTheRestIsWithoutPlans() throws Exception {
        shop().execute(
                        "CREATE USER 'partial'@'%' IDENTIFIED BY '" + MySqlShop.PASSWORD + "'",
                        "GRANT SELECT ON performance_schema.* TO 'partial'@'%'",
                        "SELECT id AS partial FROM orders WHERE customer_id = 7");
        try (Polling polling = Polling.startMySql(as("partial"))) {
            polling.untilPolled();
            assertThat((long) polling.metric("Statements")).isZero();
            assertThat((long) polling.metric("Excluded")).isPositive();
            shop().execute("GRANT SELECT ON shop.digit TO 'partial'@'%'");
            Struct seen = polling.await("id as partial", MySqlPollingFailureIT::isPlanless);

            assertThat(seen.getString("no_plan_reason")).isEqualTo("NOT_PERMITTED");
            assertThat((long) polling.metric("Failures")).isZero();
        }
    }

    @Test
    void costConstantsThatAreChangedAreDividedOutAndTold() throws Exception {
        String query = "SELECT id AS costly FROM orders WHERE state = 'x'";
        shop().execute(query);
        try (Polling polling = Polling.startMySql(shop().properties())) {
            assertThat(settings(polling, "id as costly")).isEmpty();
            shop().execute(
                            "UPDATE mysql.engine_cost SET cost_value = 4 WHERE cost_name = 'io_block_read_cost'",
                            "UPDATE mysql.server_cost SET cost_value = 0.5 WHERE cost_name = 'row_evaluate_cost'",
                            "FLUSH OPTIMIZER_COSTS",
                            query);
            Struct plan = polling.await(
                            "id as costly",
                            seen -> seen.getStruct("plan") != null
                                    && !seen.getStruct("plan")
                                            .getMap("settings")
                                            .isEmpty())
                    .getStruct("plan");
            Matcher cost = TREE_COST.matcher(shop().ask("EXPLAIN FORMAT=TREE " + query));
            assertThat(cost.find()).isTrue();

            assertThat(plan.getMap("settings"))
                    .isEqualTo(Map.of(
                            "engine_cost.default.io_block_read_cost", "4",
                            "server_cost.row_evaluate_cost", "0.5"));
            assertThat(plan.getStruct("cost").getFloat64("total_cost"))
                    .isCloseTo(Double.parseDouble(cost.group(1)) / 4, Percentage.withPercentage(5));
        } finally {
            shop().execute(
                            "UPDATE mysql.engine_cost SET cost_value = NULL",
                            "UPDATE mysql.server_cost SET cost_value = NULL",
                            "FLUSH OPTIMIZER_COSTS");
        }
    }

    private static boolean isPlanless(Struct seen) {
        String reason = seen.getString("no_plan_reason");
        return reason != null && !reason.equals("BUDGET_SPENT");
    }

    private static Map<String, String> as(String user) {
        Map<String, String> properties = shop().properties();
        properties.put("instance.primary.user", user);
        return properties;
    }

    @Test
    void aTableThatIsEmptiedBeginsAnEpoch() throws Exception {
        shop().execute("SELECT count(*) FROM orders WHERE state = 'a'");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Object first = polling.observation("count(*) from orders where state")
                    .getStruct("epoch")
                    .get("entry_since_at");
            shop().execute(EMPTY_DIGESTS, "SELECT count(*) FROM orders WHERE state = 'a'");
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
    void aDigestTextThatWasCutIsSaidToBeCutAndHasNoPlan() throws Exception {
        String columns =
                IntStream.range(10, 40).mapToObj(i -> "state AS column_" + i).collect(Collectors.joining(", "));
        shop().execute(
                        "SELECT " + columns + " FROM orders WHERE id = 1",
                        "SELECT " + columns + " FROM orders WHERE customer_id = 7");
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct seen = polling.observation("column_10");

            assertThat(seen.getString("sql_text")).doesNotContain("column_39");
            assertThat(seen.getBoolean("sql_truncated")).isTrue();
            assertThat(seen.getString("no_plan_reason")).isEqualTo("TEXT_TRUNCATED");
            assertThat(seen.getStruct("counters").getInt64("calls"))
                    .as("what differs behind the cut is one digest")
                    .isEqualTo(2);
        }
    }

    @Test
    void whatAFullTableCountsWithoutADigestIsAGaugeOfItsOwn() throws Exception {
        int lost = 50;
        String[] many = IntStream.range(0, DIGESTS + lost)
                .mapToObj(i -> "SELECT d AS d" + i + " FROM digit WHERE d = 1")
                .toArray(String[]::new);
        shop().execute(EMPTY_DIGESTS, "SELECT count(*) FROM digit WHERE d < 5");
        shop().execute(many);
        Map<String, String> properties = shop().properties();
        properties.put("explain.budget.ms.per.second", "0");
        try (Polling polling = Polling.startMySql(properties)) {
            Struct seen = polling.observation("count(*) from digit");

            assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(1);
            assertThat(seen.getStruct("epoch").getInt64("evictions")).isGreaterThanOrEqualTo(lost);
            assertThat((long) polling.metric("Evictions")).isGreaterThanOrEqualTo(lost);
            assertThat(polling.observations())
                    .noneMatch(other -> other.getString("sql_text").isBlank());
            assertThat(polling.metric("Status")).isEqualTo("OK");
        } finally {
            shop().execute(EMPTY_DIGESTS);
        }
    }

    @Test
    void whatRanInASchemaThatIsGoneIsLeftOutAndWhatReadItHasNoPlan() throws Exception {
        shop().execute(
                        "CREATE SCHEMA doomed",
                        "CREATE TABLE doomed.t (id int, state int)",
                        "GRANT SELECT ON doomed.* TO 'poller'@'%'",
                        "SELECT state FROM doomed.t WHERE id = 2",
                        "USE doomed",
                        "SELECT id FROM t WHERE id = 3");
        Map<String, String> properties = shop().properties();
        properties.put("instance.primary.databases", "shop,doomed");
        try (Polling polling = Polling.startMySql(properties)) {
            assertThat(polling.observation("select id from t where").getString("namespace"))
                    .isEqualTo("doomed");
            shop().execute("DROP SCHEMA doomed");

            assertThat(polling.await(
                            "from doomed.t", seen -> "OBJECT_UNKNOWN".equals(seen.getString("no_plan_reason"))))
                    .isNotNull();
            long excluded = (long) polling.metric("Excluded");
            assertThat(polling.observations())
                    .noneMatch(seen -> seen.getString("namespace").equals("doomed"));
            assertThat((long) polling.metric("Excluded")).isGreaterThan(excluded);
            assertThat(polling.metric("Status")).isEqualTo("OK");
        }
    }

    @Test
    void whatWasReadBeforeTheConnectionIsLostIsPublished() throws Exception {
        shop().execute(
                        "CREATE SCHEMA zoo",
                        "CREATE TABLE zoo.cage (id int PRIMARY KEY, state int)",
                        "GRANT SELECT ON zoo.* TO 'poller'@'%'",
                        "SELECT count(*) FROM orders WHERE customer_id = 21",
                        "USE zoo",
                        "SELECT state FROM cage WHERE id = 2");
        Map<String, String> properties = shop().properties();
        properties.putAll(Map.of(
                "instance.primary.databases", "shop,zoo", "lock.timeout.ms", "60000", "poll.interval.ms", "3000"));
        try (Polling polling = Polling.startMySql(properties)) {
            List<SourceRecord> first = pollCutOffAt("zoo.cage", polling);

            assertThat(Polling.values(first, "plumbline.relations"))
                    .extracting(relation -> relation.getString("name"))
                    .containsExactlyInAnyOrder("digit", "orders");
            assertThat(Polling.find(Polling.values(first, "plumbline.observations"), "from orders where customer_id"))
                    .isPresent();
            assertThat((long) polling.metric("DatabaseFailures")).isEqualTo(1);
            assertThat(polling.relation("cage").getString("schema")).isEqualTo("zoo");
            assertThat((long) polling.metric("Failures")).isZero();
        } finally {
            shop().execute("DROP SCHEMA zoo");
        }
    }

    /** The first poll, whose connection is killed while it waits for the table, which nobody may read. */
    private static List<SourceRecord> pollCutOffAt(String table, Polling polling) throws Exception {
        try (Connection owner = shop().server().connect(MySqlShop.SCHEMA);
                Statement statement = owner.createStatement()) {
            statement.execute("LOCK TABLES " + table + " WRITE");
            CompletableFuture<List<SourceRecord>> poll = CompletableFuture.supplyAsync(() -> recordsOf(polling));
            Awaitility.await().pollInSameThread().until(() -> killedWhileItWaits(statement));
            statement.execute("UNLOCK TABLES");
            return poll.get(1, TimeUnit.MINUTES);
        }
    }

    private static List<SourceRecord> recordsOf(Polling polling) {
        try {
            return polling.poll();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean killedWhileItWaits(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("SELECT id FROM information_schema.processlist"
                + " WHERE user = 'poller' AND state = 'Waiting for table metadata lock'")) {
            if (!waiting.next()) {
                return false;
            }
            long id = waiting.getLong(1);
            statement.execute("KILL " + id);
            return true;
        }
    }

    @Test
    void aRestartBeginsAnEpoch() throws Exception {
        String query = "SELECT count(*) FROM orders WHERE customer_id = 14";
        shop().execute(query, query);
        // less apart than the poller's tolerance is the same start
        Awaitility.await()
                .until(() -> Long.parseLong(shop().ask("SELECT variable_value FROM performance_schema.global_status"
                                + " WHERE variable_name = 'Uptime'"))
                        > 6);
        try (Polling polling = Polling.startMySql(shop().properties())) {
            Struct before = polling.observation("count(*) from orders where customer_id");
            shop().server().stop();
            shop().server().start();
            shop().execute(query);
            Struct after = polling.observation("count(*) from orders where customer_id");

            assertThat(before.getStruct("counters").getInt64("calls")).isEqualTo(2);
            assertThat(after.getStruct("counters").getInt64("calls")).isEqualTo(1);
            assertThat(startOf(after)).isAfter(startOf(before));
            assertThat(after.getStruct("epoch").get("entry_since_at"))
                    .isNotEqualTo(before.getStruct("epoch").get("entry_since_at"));
        }
    }

    private static Date startOf(Struct observation) {
        return (Date) observation.getStruct("epoch").get("server_started_at");
    }

    private static MySqlShop shop() {
        return Objects.requireNonNull(running);
    }
}

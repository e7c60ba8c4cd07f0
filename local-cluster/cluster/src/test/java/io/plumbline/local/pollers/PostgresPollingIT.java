package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.postgres.PostgresVersion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of a real server of each kind: without GENERIC_PLAN, with it, and with squashed lists. */
@ParameterizedClass
@EnumSource(
        value = PostgresVersion.class,
        names = {"V14", "V16", "V18"})
final class PostgresPollingIT {

    @TempDir
    private static Path folder;

    private static @Nullable WatchedServer watched;

    private final PostgresVersion version;
    private Shop shop;
    private Polling polling;

    PostgresPollingIT(PostgresVersion version) {
        this.version = version;
    }

    @BeforeParameterizedClassInvocation
    static void startServer(PostgresVersion version) {
        watched = WatchedServer.start(version, folder);
    }

    @AfterParameterizedClassInvocation
    static void stopServer() {
        server().close();
    }

    @BeforeEach
    void startPolling() throws SQLException {
        shop = server().newShop();
        polling = Polling.start(shop.properties());
    }

    @AfterEach
    void stopPolling() {
        polling.close();
    }

    @Test
    void aStatementIsPublishedWithItsNamespaceCountersEpochAndGenericPlan() throws Exception {
        shop.executeAs(
                shop.app(),
                "SELECT * FROM orders WHERE customer_id = 17",
                "select *  from orders WHERE customer_id=18 -- again");
        Struct seen = polling.observation("from orders where customer_id = ?");
        assertThat(seen.getString("cluster")).isEqualTo("orders");
        assertThat(seen.getString("instance")).isEqualTo("primary");
        assertThat(seen.getString("database")).isEqualTo(shop.database());
        assertThat(seen.getString("namespace")).isEqualTo("app,public");
        assertThat(seen.getString("engine_version")).startsWith(version.major() + ".");
        assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(2);
        assertThat(seen.getStruct("counters").getInt64("rows")).isEqualTo(40);
        assertThat(seen.getStruct("counters").getFloat64("total_time_micros")).isPositive();
        assertThat(seen.getStruct("epoch").get("server_started_at")).isNotNull();
        assertThat(seen.getStruct("epoch").get("statistics_reset_at")).isNotNull();
        assertThat(seen.getStruct("epoch").get("entry_since_at") != null).isEqualTo(version.major() >= 17);
        assertThat(seen.getStruct("epoch").getInt64("evictions")).isZero();

        Struct plan = seen.getStruct("plan");
        assertThat(plan.getString("plan_kind")).isEqualTo("GENERIC");
        assertThat(operators(plan)).contains("BITMAP_INDEX_SCAN");
        Struct indexScan = node(plan, "BITMAP_INDEX_SCAN");
        assertThat(indexScan.getArray("index_keys")).isEqualTo(List.of("customer_id"));
        Struct relation = (Struct) plan.getArray("relations").get(0);
        assertThat(relation.getString("schema")).isEqualTo("app");
        assertThat(relation.getString("name")).isEqualTo("orders");
        assertThat(relation.getFloat64("estimated_rows")).isEqualTo(20_000);
        assertThat(plan.getMap("settings")).isEmpty();
    }

    @Test
    void theSameTextIsAnotherStatementUnderAnotherSearchPath() throws Exception {
        String second = "second_" + shop.database();
        shop.execute(
                "CREATE SCHEMA other",
                "CREATE TABLE other.orders (LIKE app.orders)",
                "CREATE ROLE " + second + " LOGIN PASSWORD '" + Shop.PASSWORD + "'",
                "ALTER ROLE " + second + " IN DATABASE " + shop.database() + " SET search_path = missing, other",
                "GRANT USAGE ON SCHEMA other TO " + second,
                "GRANT SELECT ON other.orders TO " + second);
        shop.executeAs(shop.app(), "SELECT state FROM orders WHERE id = 5");
        shop.executeAs(second, "SELECT state FROM orders WHERE id = 5");
        Map<String, String> relations = polling.observations().stream()
                .filter(value -> value.getString("sql_text").equals("select state from orders where id = ?"))
                .collect(Collectors.toMap(
                        value -> value.getString("namespace"),
                        value -> ((Struct) value.getStruct("plan")
                                        .getArray("relations")
                                        .get(0))
                                .getString("schema")));
        assertThat(relations).isEqualTo(Map.of("app,public", "app", "other", "other"));
    }

    @Test
    void aLostARenamedAndANewIndexAreSeenAtTheNextPoll() throws Exception {
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
        Struct before = polling.observation("customer_id = ?").getStruct("plan");

        shop.execute("ALTER INDEX app.orders_customer RENAME TO orders_by_customer");
        Struct renamed = planAfterChange();
        assertThat(renamed.getString("plan_hash")).isEqualTo(before.getString("plan_hash"));
        assertThat(node(renamed, "BITMAP_INDEX_SCAN").getString("index_name")).isEqualTo("orders_by_customer");

        shop.execute("DROP INDEX app.orders_by_customer");
        Struct lost = planAfterChange();
        assertThat(operators(lost)).contains("SEQ_SCAN");
        assertThat(lost.getString("plan_hash")).isNotEqualTo(before.getString("plan_hash"));

        shop.execute("CREATE INDEX another_name ON app.orders (customer_id)");
        assertThat(planAfterChange().getString("plan_hash")).isEqualTo(before.getString("plan_hash"));
    }

    @Test
    void relationsArePublishedAtOnceAndAgainWhenTheirIndexesChange() throws Exception {
        Struct orders = polling.relations().get(0);
        assertThat(orders.getString("kind")).isEqualTo("TABLE");
        assertThat(orders.getFloat64("estimated_rows")).isEqualTo(20_000);
        assertThat(orders.getInt64("bytes")).isGreaterThan(100_000);
        assertThat(orders.get("last_analyze_at")).isNotNull();
        List<Struct> indexes = orders.getArray("indexes");
        assertThat(indexes)
                .extracting(index -> index.getString("name"))
                .containsExactly("orders_customer", "orders_pkey");
        assertThat(indexes.get(0).getString("definition"))
                .isEqualTo("CREATE INDEX orders_customer ON app.orders USING btree (customer_id)");
        assertThat(indexes.get(1).getBoolean("is_constraint")).isTrue();
        assertThat(polling.relations()).isEmpty();

        shop.execute(
                "CREATE INDEX open_ones ON app.orders (id DESC, lower(state)) INCLUDE (customer_id) WHERE state <> ''");
        Struct index = (Struct) polling.relations().get(0).getArray("indexes").get(0);
        assertThat(index.getArray("key_columns")).isEqualTo(List.of("id", "lower(state)"));
        assertThat(index.getArray("included_columns")).isEqualTo(List.of("customer_id"));
        assertThat(index.getString("predicate")).contains("state");
    }

    @Test
    void partitionsAreFoldedToTheirParentWithTheSumOfTheirSizes() throws Exception {
        shop.execute(
                "CREATE TABLE app.events (id int, day int, PRIMARY KEY (day, id)) PARTITION BY RANGE (day)",
                "CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE app.events_2 PARTITION OF app.events FOR VALUES FROM (10) TO (20)",
                "INSERT INTO app.events SELECT g, g % 20 FROM generate_series(1, 5000) g",
                "ANALYZE app.events_1, app.events_2",
                "GRANT SELECT ON app.events TO " + shop.app());
        shop.executeAs(shop.app(), "SELECT count(*) FROM events WHERE id = 4");
        List<SourceRecord> records = polling.poll();
        Map<String, Struct> byName = Polling.values(records, "plumbline.relations").stream()
                .collect(Collectors.toMap(value -> value.getString("name"), value -> value));
        Struct parent = Objects.requireNonNull(byName.get("events"));
        assertThat(parent.getString("kind")).isEqualTo("PARTITIONED_TABLE");
        assertThat(parent.getFloat64("estimated_rows")).isEqualTo(5_000);
        assertThat(byName.get("events_1")).satisfies(partition -> {
            assertThat(partition.getString("kind")).isEqualTo("PARTITION");
            assertThat(partition.getString("parent")).isEqualTo("app.events");
        });
        Struct plan = Polling.find(Polling.values(records, "plumbline.observations"), "from events")
                .orElseThrow()
                .getStruct("plan");
        assertThat(plan.<Struct>getArray("relations"))
                .extracting(relation -> relation.getString("name"))
                .containsExactly("events");
    }

    @Test
    void aRelationThatIsDroppedOrRenamedEndsWithOneTombstone() throws Exception {
        shop.execute("CREATE TABLE app.leaving (id int)", "CREATE TABLE app.before (id int)");
        assertThat(tombstones(polling.poll())).isEmpty();
        shop.execute("DROP TABLE app.leaving", "ALTER TABLE app.before RENAME TO after");
        List<SourceRecord> records = polling.poll();
        String relations = "orders/" + shop.database() + "/app.";
        assertThat(tombstones(records)).containsExactlyInAnyOrder(relations + "leaving", relations + "before");
        assertThat(Polling.values(records, "plumbline.relations"))
                .extracting(value -> value.getString("name"))
                .containsExactly("after");
        assertThat(tombstones(polling.poll())).isEmpty();
    }

    @Test
    void aPlanKeepsThePartitionsThatItsParametersWouldPrune() throws Exception {
        shop.execute(
                "CREATE TABLE app.visits (day int) PARTITION BY RANGE (day)",
                "CREATE TABLE app.visits_1 PARTITION OF app.visits FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE app.visits_2 PARTITION OF app.visits FOR VALUES FROM (10) TO (20)",
                "GRANT SELECT ON app.visits TO " + shop.app());
        shop.executeAs(shop.app(), "SELECT count(*) FROM visits WHERE day = 4");
        Struct plan = polling.observation("from visits").getStruct("plan");
        assertThat(plan.<Struct>getArray("relations"))
                .extracting(relation -> relation.getString("name"))
                .containsExactly("visits");
        assertThat(plan.getMap("settings")).isEmpty();
    }

    @Test
    void whatIsSetForADatabaseOrARoleIsInForceAtTheNextPoll() throws Exception {
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
        assertThat(settingsOfPlan()).isEmpty();
        shop.execute("ALTER DATABASE " + shop.database() + " SET enable_bitmapscan = off");
        assertThat(settingsOfPlan()).isEqualTo(Map.of("enable_bitmapscan", "off"));
        shop.execute("ALTER ROLE " + shop.app() + " SET work_mem = '65kB'");
        shop.execute("ALTER ROLE " + shop.app() + " IN DATABASE " + shop.database() + " SET enable_bitmapscan = on");
        assertThat(settingsOfPlan()).isEqualTo(Map.of("work_mem", "65kB"));
        shop.execute(
                "ALTER DATABASE " + shop.database() + " RESET enable_bitmapscan",
                "ALTER ROLE " + shop.app() + " IN DATABASE " + shop.database() + " RESET ALL",
                "ALTER ROLE " + shop.app() + " RESET work_mem");
        assertThat(settingsOfPlan()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT extract(year FROM day), count(*) FROM sales GROUP BY 1",
                "SELECT amount FROM sales WHERE day >= DATE '2020-01-01' AND day < DATE '2020-01-01' + INTERVAL '1' YEAR",
                "SELECT amount FROM sales WHERE at < TIMESTAMP WITH TIME ZONE '2020-01-01 00:00+00' - interval '3 days'",
                "SELECT amount FROM sales WHERE amount BETWEEN 0.06 - 0.01 AND 0.06 + 0.01",
                "SELECT sum(CASE WHEN amount > 5 THEN 1 ELSE 0 END) FROM sales"
            })
    void whatTheServersTextLeavesOutIsWrittenSoThatItCanBePlanned(String text) throws Exception {
        shop.execute(
                "CREATE TABLE app.sales (day date, at timestamptz, amount numeric)",
                "GRANT SELECT ON app.sales TO " + shop.app());
        shop.executeAs(shop.app(), text);
        Struct seen = polling.observation("sales");
        assertThat(seen.get("no_plan_reason")).isNull();
        assertThat(operators(seen.getStruct("plan"))).contains("SEQ_SCAN");
        long explains = (long) polling.metric("Explains");
        assertThat(polling.observation("sales").get("plan")).isNotNull();
        assertThat((long) polling.metric("Explains") - explains).isEqualTo(1);
    }

    @Test
    void whatCannotBeExplainedIsPublishedWithItsReasonAndNotTriedAgain() throws Exception {
        shop.executeAs(shop.app(), "SELECT array_agg(7) AS sevens", "UPDATE orders SET state = 'paid' WHERE id = 3");
        List<Struct> first = polling.observations();
        assertThat(reason(first, "update orders")).isEqualTo("NOT_PERMITTED");
        assertThat(reason(first, "as sevens")).isEqualTo("PARAMETER_TYPE_UNKNOWN");
        long explains = (long) polling.metric("Explains");
        List<Struct> second = polling.observations();
        long withPlan =
                second.stream().filter(value -> value.get("plan") != null).count();
        assertThat((long) polling.metric("Explains") - explains).isEqualTo(withPlan);
        assertThat(reason(second, "update orders")).isEqualTo("NOT_PERMITTED");
    }

    @Test
    void writesAreExplainedWhereTheApplicationsRoleIsGranted() throws Exception {
        shop.execute("GRANT " + shop.app() + " TO " + shop.poller());
        shop.executeAs(shop.app(), "UPDATE orders SET state = 'paid' WHERE id = 3");
        Struct plan = polling.observation("update orders").getStruct("plan");
        assertThat(operators(plan)).contains("UPDATE", "INDEX_SCAN");
        assertThat(shop.ask("SELECT count(*) FROM app.orders WHERE state = 'paid'"))
                .isEqualTo("1");
    }

    @Test
    void listsOfAnyLengthAreOneStatementAndExplained() throws Exception {
        shop.executeAs(
                shop.app(),
                "SELECT id FROM orders WHERE id IN (1, 2, 3)",
                "SELECT id FROM orders WHERE id IN (4, 5, 6, 7, 8)");
        List<Struct> seen = polling.observations().stream()
                .filter(value -> value.getString("sql_text").startsWith("select id from orders"))
                .toList();
        assertThat(seen)
                .extracting(value -> value.getString("sql_text"))
                .containsOnly("select id from orders where id in (?)");
        assertThat(seen).extracting(value -> value.getString("sql_hash")).hasSize(version.major() >= 18 ? 1 : 2);
        assertThat(seen).allSatisfy(value -> assertThat(value.get("plan")).isNotNull());
    }

    @Test
    void ourOwnStatementsOtherToolsAndUtilityStatementsAreLeftOut() throws Exception {
        shop.executeAs(
                shop.app(),
                "SELECT /* service='datadog-agent' */ max(id) FROM orders",
                "SELECT relname FROM pg_class WHERE relname = 'x'",
                "CREATE TEMP TABLE scratch (a int)",
                "SET work_mem = '8MB'",
                "SELECT count(*) FROM orders");
        polling.observations();
        List<Struct> seen = polling.observations();
        assertThat(seen).extracting(value -> value.getString("sql_text")).contains("select count(*) from orders");
        assertThat(seen)
                .filteredOn(value -> value.getString("namespace").equals("app,public"))
                .hasSize(1);
        String pollingRole = shop.ask("SELECT oid FROM pg_roles WHERE rolname = '" + shop.poller() + "'");
        assertThat(seen).noneMatch(value -> value.getString("entry_id").startsWith(pollingRole + "/"));
    }

    @Test
    void noLiteralLeavesTheServer() throws Exception {
        shop.executeAs(
                shop.app(),
                "SELECT * FROM orders WHERE state = 'canary-one' AND customer_id = 918273641",
                "SELECT * FROM orders WHERE state LIKE 'canary-two%' OR state = ANY ('{canary-three,canary-four}')",
                "UPDATE orders SET state = E'canary\\x2dfive' WHERE id = 918273642",
                "SELECT $$canary-six$$, U&'canary-seven', B'1001', interval '918273643 days'",
                "SELECT id /* canary-eight */ FROM orders -- canary-nine",
                "PREPARE p AS SELECT * FROM orders WHERE state = 'canary-ten'",
                "EXECUTE p",
                "CREATE TEMP TABLE t AS SELECT 'canary-eleven'::text AS a",
                "COMMENT ON TABLE orders IS 'canary-twelve'",
                "DO $$ BEGIN PERFORM 'canary-thirteen'; END $$",
                "SET application_name = 'canary-fourteen'",
                "SELECT * FROM orders WHERE id IN (918273644, 918273645, 918273646)",
                "INSERT INTO orders VALUES (918273647, 1, 'canary-fifteen'), (918273648, 2, 'canary-sixteen')");
        shop.execute("GRANT " + shop.app() + " TO " + shop.poller());
        StringBuilder published = new StringBuilder();
        for (int poll = 0; poll < 2; poll++) {
            for (SourceRecord record : polling.poll()) {
                published.append(record.key()).append(record.value()).append(record.sourceOffset());
            }
        }
        assertThat(published.toString()).contains("from orders where state = ?").doesNotContain("canary", "91827364");
    }

    @Test
    void recordsCarryDeterministicKeysAndIdsAndTheCaptureLatencyIsMeasured() throws Exception {
        shop.executeAs(shop.app(), "SELECT * FROM orders WHERE customer_id = 17");
        List<SourceRecord> records = polling.poll();
        SourceRecord record = records.get(records.size() - 1);
        Struct value = (Struct) record.value();
        assertThat(record.key())
                .isEqualTo("orders/" + shop.database() + "/" + value.getString("namespace") + "/"
                        + value.getString("sql_hash"));
        assertThat(value.getString("observation_id")).matches("[0-9a-f]{32}");
        Set<String> ids = Polling.values(records, "plumbline.observations").stream()
                .map(observation -> observation.getString("observation_id"))
                .collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(Polling.values(records, "plumbline.observations"));
        polling.acknowledge(records);
        assertThat((long) polling.metric("Acknowledged")).isEqualTo(records.size());
        assertThat((double) polling.metric("LastCaptureLatencySeconds")).isPositive();
        assertThat((double) polling.metric("MostCaptureLatencySeconds"))
                .isGreaterThanOrEqualTo((double) polling.metric("MeanCaptureLatencySeconds"));
    }

    private static List<Object> tombstones(List<SourceRecord> records) {
        return records.stream()
                .filter(record -> record.value() == null)
                .map(SourceRecord::key)
                .toList();
    }

    private static WatchedServer server() {
        return Objects.requireNonNull(watched, "the server is started once per version");
    }

    private Map<Object, Object> settingsOfPlan() throws InterruptedException {
        return polling.observation("customer_id = ?").getStruct("plan").getMap("settings");
    }

    private Struct planAfterChange() throws InterruptedException {
        return polling.observation("customer_id = ?").getStruct("plan");
    }

    private static Object reason(List<Struct> observations, String part) {
        return Polling.find(observations, part).orElseThrow().get("no_plan_reason");
    }

    private static List<String> operators(Struct plan) {
        return plan.<Struct>getArray("nodes").stream()
                .map(node -> node.getString("operator"))
                .toList();
    }

    private static Struct node(Struct plan, String operator) {
        return plan.<Struct>getArray("nodes").stream()
                .filter(node -> node.getString("operator").equals(operator))
                .findFirst()
                .orElseThrow();
    }
}

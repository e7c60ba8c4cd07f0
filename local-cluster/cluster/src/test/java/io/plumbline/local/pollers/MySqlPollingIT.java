package io.plumbline.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.local.mysql.MySqlVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.management.openmbean.TabularData;
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
import org.junit.jupiter.params.provider.EnumSource;

/** What is published of a real MySQL, the newest and an old one. */
@ParameterizedClass
@EnumSource(
        value = MySqlVersion.class,
        names = {"MYSQL_9", "MYSQL_8_0"})
final class MySqlPollingIT {

    @TempDir
    private static Path folder;

    private static @Nullable MySqlShop running;

    private final MySqlVersion version;
    private Polling polling;

    MySqlPollingIT(MySqlVersion version) {
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

    @BeforeEach
    void startPolling() throws SQLException {
        shop().execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
        polling = Polling.startMySql(shop().properties());
    }

    @AfterEach
    void stopPolling() {
        polling.close();
    }

    @Test
    void aStatementIsPublishedWithItsCountersEpochAndThePlanOfItsSample() throws Exception {
        shop().execute(
                        "SELECT * FROM orders WHERE customer_id = 7",
                        "select *  from orders where customer_id=14 -- again");
        Struct seen = planned("from orders where customer_id = ?");

        assertThat(seen.getString("engine")).isEqualTo("MYSQL");
        assertThat(seen.getString("engine_version")).startsWith(version == MySqlVersion.MYSQL_9 ? "9." : "8.0");
        assertThat(seen.getString("database")).isEqualTo("shop");
        assertThat(seen.getString("namespace")).isEqualTo("shop");
        assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(2);
        assertThat(seen.getStruct("counters").getInt64("rows")).isEqualTo(200);
        assertThat(seen.getStruct("counters").getFloat64("total_time_micros")).isBetween(1.0, 60e6);
        assertThat(seen.getStruct("epoch").get("server_started_at")).isNotNull();
        assertThat(seen.getStruct("epoch").get("entry_since_at")).isNotNull();
        assertThat(seen.getStruct("epoch").getInt64("evictions")).isZero();
        Struct plan = seen.getStruct("plan");
        assertThat(plan.getString("plan_kind")).isEqualTo("SAMPLE");
        Struct node = (Struct) plan.getArray("nodes").get(0);
        assertThat(node.getString("operator")).isEqualTo("INDEX_SCAN");
        assertThat(node.getString("relation")).isEqualTo("shop.orders");
        assertThat(node.getArray("index_keys")).isEqualTo(List.of("customer_id"));
        assertThat(plan.getStruct("cost").getFloat64("total_cost")).isPositive();
    }

    @Test
    void anIndexMadeInvisibleIsMissedInThePlan() throws Exception {
        String query = "SELECT state FROM orders WHERE customer_id = 21";
        shop().execute(query);
        String before = planned("select state from orders").getStruct("plan").getString("plan_hash");
        shop().execute("ALTER TABLE orders ALTER INDEX orders_customer INVISIBLE", query);
        try {
            Struct plan = awaitOtherPlan("select state from orders", before);
            assertThat(((Struct) plan.getArray("nodes").get(0)).getString("operator"))
                    .isEqualTo("SEQ_SCAN");
            Struct index = index(orders(), "orders_customer");
            assertThat(index.getBoolean("is_valid")).isFalse();
            assertThat(index.getString("definition")).endsWith(" (`customer_id`) INVISIBLE");
        } finally {
            shop().execute("ALTER TABLE orders ALTER INDEX orders_customer VISIBLE");
        }
        assertThat(index(orders(), "orders_customer").getBoolean("is_valid")).isTrue();
    }

    @Test
    void relationsCarryRowsSizesAndIndexes() throws Exception {
        Struct orders = orders();
        assertThat(orders.getFloat64("estimated_rows")).isBetween(5_000.0, 20_000.0);
        assertThat(orders.getInt64("bytes")).isPositive();
        Struct index = index(orders, "orders_customer");
        assertThat(index.getArray("key_columns")).isEqualTo(List.of("customer_id"));
        assertThat(index.getBoolean("is_valid")).isTrue();
    }

    @Test
    void changesAreExplainedAndNeverMade() throws Exception {
        shop().execute("UPDATE orders SET state = 'open' WHERE id = 17");
        Struct plan = planned("update orders set state").getStruct("plan");

        assertThat(((Struct) plan.getArray("nodes").get(0)).getString("operator"))
                .isEqualTo("UPDATE");
        assertThat(shop().ask("SELECT count(*) FROM orders WHERE state = 'open'"))
                .isEqualTo("10000");
    }

    @Test
    void everyFormOfAStatementHasTheHashThatItsDigestHas() throws Exception {
        String literal = "SELECT id FROM orders WHERE customer_id IN (7, 14, 21) AND state <> 'x' ORDER BY id LIMIT 3";
        shop().execute(
                        literal,
                        "select /* tag=1 */ `id` from `orders` where customer_id in (7,14) and state<>'y' order by id limit 4");
        try (Connection connection = shop().server().connect(MySqlShop.SCHEMA);
                PreparedStatement prepared = connection.prepareStatement(
                        "SELECT id FROM orders WHERE customer_id IN (?, ?) AND state <> ? ORDER BY id LIMIT ?")) {
            prepared.setInt(1, 7);
            prepared.setInt(2, 8);
            prepared.setString(3, "z");
            prepared.setInt(4, 2);
            prepared.executeQuery().close();
        }
        Struct seen = planned("select id from orders where customer_id in (?)");

        assertThat(seen.getString("sql_hash"))
                .isEqualTo(SqlNormalizer.normalize(literal, Dialect.MYSQL).sqlHash());
        assertThat(seen.getStruct("counters").getInt64("calls")).isEqualTo(3);
    }

    @Test
    void anExplainsLimitIsNotTheSessions() throws Exception {
        shop().execute("SELECT id FROM orders WHERE customer_id = 7 AND state = 'limited'");
        planned("select id from orders where customer_id = ? and state = ?");

        assertThat(shop().ask("SELECT max(v.variable_value) FROM performance_schema.variables_by_thread v"
                        + " JOIN performance_schema.threads t USING (thread_id)"
                        + " WHERE t.processlist_user = 'poller' AND v.variable_name = 'max_execution_time'"))
                .isEqualTo("5000");
    }

    @Test
    void noLiteralLeavesTheServer() throws Exception {
        shop().execute("SELECT * FROM orders WHERE state = 'secret-17' AND customer_id < 700");
        planned("from orders where state = ?");
        List<SourceRecord> records = polling.poll();

        assertThat(records).noneMatch(record -> String.valueOf(record.value()).contains("secret-17"));
    }

    @Test
    void aStatementThatCannotBeExplainedSaysWhy() throws Exception {
        shop().execute(
                        "CREATE TABLE gone (id int)",
                        "SELECT * FROM gone WHERE id = 1",
                        "DROP TABLE gone",
                        "SELECT id FROM orders WHERE id = -1",
                        "SELECT * FROM orders WHERE id = 1 + sleep(0)",
                        "SELECT * FROM orders WHERE state IN ('" + "x".repeat(2_000) + "')");

        assertThat(reason("from gone")).isEqualTo("OBJECT_UNKNOWN");
        assertThat(reason("select id from orders where id = ")).isEqualTo("NOT_PLANNED");
        assertThat(reason("sleep(")).isEqualTo("CALLS_FUNCTION");
        assertThat(reason("from orders where state in (")).isEqualTo("TEXT_TRUNCATED");
        TabularData counted = (TabularData) polling.metric("NotExplained");
        assertThat(counted.get(new Object[] {"TEXT_TRUNCATED"}).get("value")).isNotEqualTo(0L);
    }

    /** From a poll of its own, since relations that have not changed are not due. */
    private static Struct orders() throws InterruptedException {
        try (Polling fresh = Polling.startMySql(shop().properties())) {
            return fresh.relation("orders");
        }
    }

    private static Struct index(Struct relation, String name) {
        return relation.getArray("indexes").stream()
                .map(Struct.class::cast)
                .filter(index -> index.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MySqlShop shop() {
        return Objects.requireNonNull(running);
    }

    /** The observation of a statement once it has a plan. */
    private Struct planned(String part) throws InterruptedException {
        for (int polls = 0; polls < 40; polls++) {
            Struct seen = Polling.find(polling.observations(), part).orElse(null);
            if (seen != null && seen.getStruct("plan") != null) {
                return seen;
            }
        }
        throw new AssertionError("no plan of " + part + " in 40 polls");
    }

    private Struct awaitOtherPlan(String part, String before) throws InterruptedException {
        for (int polls = 0; polls < 40; polls++) {
            Struct plan = planned(part).getStruct("plan");
            if (!plan.getString("plan_hash").equals(before)) {
                return plan;
            }
        }
        throw new AssertionError("the plan of " + part + " stayed the same in 40 polls");
    }

    /** Why a statement has no plan, once the budget is not the reason. */
    private String reason(String part) throws InterruptedException {
        for (int polls = 0; polls < 40; polls++) {
            Struct seen = Polling.find(polling.observations(), part).orElse(null);
            if (seen != null
                    && seen.getString("no_plan_reason") != null
                    && !seen.getString("no_plan_reason").equals("BUDGET_SPENT")) {
                return seen.getString("no_plan_reason");
            }
        }
        throw new AssertionError("no reason for " + part + " in 40 polls");
    }
}

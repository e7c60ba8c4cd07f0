package io.plumbline.local.pins;

import static io.plumbline.local.pins.PinnedDatabase.ORDERS_OF_A_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.sync.pins.PinOutcome;
import io.plumbline.sync.pins.PinReport;
import io.plumbline.sync.postgres.HintPlanActuator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@Tag("root-on-debian")
final class HintPlanActuatorIT {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int NAMES = 10_000;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgresServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private PinnedDatabase database;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.prepareWithHintPlan("postgres-hinted", Ports.free(), new WorkFolder(folder));
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void createDatabase(TestInfo test) throws SQLException {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        database = new PinnedDatabase(server, name.substring(0, Math.min(40, name.length())));
        database.create();
    }

    @Test
    void theOldPlanComesBackWhereAnIndexHadReplacedIt() throws SQLException, PlanRefusedException {
        CanonicalPlan sequential = planAndRun();
        database.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
        CanonicalPlan byIndex = planAndRun();
        assertThat(operators(byIndex)).doesNotContain(Operator.SEQ_SCAN);

        PinReport report = database.actuator().reconcile(database.pin(ORDERS_OF_A_CUSTOMER, sequential, NOW), NOW);

        assertThat(report.outcome()).as(report.detail()).isEqualTo(PinOutcome.EFFECTIVE);
        assertThat(report.hints()).startsWith("SeqScan(\"o\")");
        assertThat(planAndRun().planHash()).isEqualTo(sequential.planHash());
        assertThat(database.ask("EXPLAIN (FORMAT JSON) SELECT count(note) FROM orders o WHERE o.customer_id = 7"))
                .as("with a literal it has another query id, that of the entry that counts it")
                .contains("Seq Scan");
        PinReport removed = database.actuator().reconcile(database.pin(ORDERS_OF_A_CUSTOMER, null, NOW), NOW);
        assertThat(removed.outcome()).isEqualTo(PinOutcome.REMOVED);
        assertThat(planAndRun().planHash()).isEqualTo(byIndex.planHash());
        assertThat(database.ownRows()).isZero();
    }

    @Test
    void everyIdOfTheStatementIsPinnedAlsoThoseThatComeLater() throws SQLException, PlanRefusedException {
        CanonicalPlan sequential = planAndRun();
        database.execute("CREATE INDEX ON orders (customer_id)");
        HintPlanActuator actuator = database.actuator();
        PinReport first = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, sequential, NOW), NOW);
        database.runWithLongParameter(ORDERS_OF_A_CUSTOMER);
        PinReport second = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, sequential, NOW), NOW);
        assertThat(second.outcome()).isEqualTo(PinOutcome.EFFECTIVE);
        assertThat(second.queryIds())
                .containsAll(first.queryIds())
                .hasSizeGreaterThan(first.queryIds().size());
        assertThat(database.ownRows()).isEqualTo(second.queryIds().size());
    }

    @Test
    void aPlanThatDoesNotComeIsTakenAwayAgainAndShown() throws SQLException, PlanRefusedException {
        database.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
        CanonicalPlan now = planAndRun();
        // the planner does not aggregate otherwise for a hint about the scan
        String other = "SELECT note FROM orders o WHERE o.customer_id = $1";
        CanonicalPlan withoutAggregate = database.plan(other);
        PinReport report =
                database.actuator().reconcile(database.pin(ORDERS_OF_A_CUSTOMER, withoutAggregate, NOW), NOW);
        assertThat(report.outcome()).isEqualTo(PinOutcome.NOT_EFFECTIVE);
        assertThat(report.found())
                .isNotNull()
                .extracting(CanonicalPlan::planHash)
                .isEqualTo(now.planHash());
        assertThat(database.ownRows()).isZero();
    }

    @Test
    void aPinIsRetiredWhenTheIndexItNamesIsGone() throws SQLException, PlanRefusedException {
        database.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
        CanonicalPlan byIndex = planAndRun();
        HintPlanActuator actuator = database.actuator();
        assertThat(actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, byIndex, NOW), NOW)
                        .outcome())
                .isEqualTo(PinOutcome.EFFECTIVE);
        database.execute("ALTER INDEX orders_customer_idx RENAME TO renamed");
        PinReport renamed = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, byIndex, NOW), NOW);
        assertThat(renamed.outcome()).isEqualTo(PinOutcome.EFFECTIVE);
        assertThat(renamed.hints()).contains("\"renamed\"");
        database.execute("DROP INDEX renamed");
        PinReport retired = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, byIndex, NOW), NOW);
        assertThat(retired.outcome()).isEqualTo(PinOutcome.RETIRED);
        assertThat(retired.detail()).contains("INDEX_MISSING");
        assertThat(database.ownRows()).isZero();
        planAndRun();
    }

    @Test
    void aRowOfSomebodyElseStays() throws SQLException, PlanRefusedException {
        CanonicalPlan plan = planAndRun();
        HintPlanActuator actuator = database.actuator();
        PinReport ours = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, plan, NOW), NOW);
        database.execute("UPDATE hint_plan.hints SET hints = 'SeqScan(o)'");
        PinReport report = actuator.reconcile(database.pin(ORDERS_OF_A_CUSTOMER, plan, NOW), NOW);
        assertThat(report.outcome()).isEqualTo(PinOutcome.NOT_POSSIBLE);
        assertThat(report.detail()).contains(String.valueOf(ours.queryIds().get(0)));
        assertThat(database.ask("SELECT DISTINCT hints FROM hint_plan.hints")).isEqualTo("SeqScan(o)");
    }

    @Test
    void whatAnEarlierRunLeftIsSweptWhenItsTimeIsOver() throws SQLException, PlanRefusedException {
        CanonicalPlan plan = planAndRun();
        database.actuator().reconcile(database.pin(ORDERS_OF_A_CUSTOMER, plan, NOW), NOW);
        HintPlanActuator restarted = database.actuator();
        restarted.sweep(NOW.plusSeconds(3599));
        assertThat(database.ownRows()).isPositive();
        restarted.sweep(NOW.plusSeconds(3601));
        assertThat(database.ownRows()).isZero();
        assertThat(restarted
                        .reconcile(database.pin(ORDERS_OF_A_CUSTOMER, plan, NOW), NOW.plusSeconds(3601))
                        .outcome())
                .isEqualTo(PinOutcome.EXPIRED);
    }

    @Test
    void whereSomethingIsMissingThePlanIsProposedWithTheRepairAndNothingIsWritten()
            throws SQLException, PlanRefusedException {
        CanonicalPlan plan = planAndRun();
        assertThat(database.actuator().lack()).isEmpty();
        database.execute("REVOKE DELETE ON hint_plan.hints FROM " + PinnedDatabase.ROLE);
        assertProposed(plan, "GRANT");
        assertThat(database.ownRows()).isZero();
        assertThat(database.actuator().missingGrant())
                .hasValueSatisfying(grant -> assertThat(grant).contains("GRANT"));
        database.execute("ALTER DATABASE " + database.ask("SELECT current_database()")
                + " SET pg_hint_plan.enable_hint_table = off");
        assertProposed(plan, "pg_hint_plan.enable_hint_table = on");
        database.execute("DROP EXTENSION pg_hint_plan");
        assertProposed(plan, "CREATE EXTENSION pg_hint_plan");
        assertThat(database.actuator().missingGrant()).isEmpty();
    }

    @Test
    void noNameBreaksOutOfItsHint() throws SQLException {
        database.execute("CREATE TABLE small (id int PRIMARY KEY); INSERT INTO small VALUES (1); ANALYZE small");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            String explain = "EXPLAIN (VERBOSE) SELECT 1 FROM small AS %s WHERE id = 1";
            statement.execute("INSERT INTO hint_plan.hints (query_id, application_name, hints) VALUES (0, '', '')");
            for (int seed = 0; seed < NAMES; seed++) {
                String quoted = '"' + name(new Random(seed)).replace("\"", "\"\"") + '"';
                // from PostgreSQL 18 on the alias is part of the query id
                statement.execute(
                        "UPDATE hint_plan.hints SET query_id = " + queryId(statement, explain.formatted(quoted))
                                + ", hints = " + statement.enquoteLiteral("SeqScan(" + quoted + ")"));
                try (ResultSet row = statement.executeQuery(explain.formatted(quoted))) {
                    row.next();
                    assertThat(row.getString(1)).as("seed %d: %s", seed, quoted).startsWith("Seq Scan");
                }
                assertThat((Object) statement.getWarnings()).as("seed %d", seed).isNull();
            }
        }
    }

    /** Names of up to 63 bytes. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(15); length > 0; length--) {
            int special = random.nextInt(3);
            name.appendCodePoint(
                    special == 0
                            ? "\"()*/ \\'\n\t,;$-".charAt(random.nextInt(14))
                            : special == 1 ? 0x20 + random.nextInt(0x5F) : codePoint(random));
        }
        return name.toString();
    }

    private static int codePoint(Random random) {
        int any = 1 + random.nextInt(0x10FFFE);
        return any >= 0xD800 && any < 0xE000 ? 'x' : any;
    }

    private static long queryId(Statement statement, String explain) throws SQLException {
        try (ResultSet row = statement.executeQuery(explain)) {
            while (row.next()) {
                if (row.getString(1).startsWith("Query Identifier: ")) {
                    return Long.parseLong(row.getString(1).substring("Query Identifier: ".length()));
                }
            }
        }
        throw new AssertionError("no query id in " + explain);
    }

    private void assertProposed(CanonicalPlan plan, String repair) throws SQLException {
        PinReport report = database.actuator().reconcile(database.pin(ORDERS_OF_A_CUSTOMER, plan, NOW), NOW);
        assertThat(report.outcome()).isEqualTo(PinOutcome.PROPOSED);
        assertThat(report.detail()).contains(repair, "only proposed until then");
        assertThat(report.hints()).startsWith("SeqScan(\"o\")");
        assertThat(report.queryIds()).isNotEmpty();
        assertThat(database.actuator().lack()).hasValue(report.detail());
    }

    private CanonicalPlan planAndRun() throws SQLException, PlanRefusedException {
        database.ask(ORDERS_OF_A_CUSTOMER.replace("$1", "7"));
        return database.plan(ORDERS_OF_A_CUSTOMER);
    }

    private static java.util.List<Operator> operators(CanonicalPlan plan) {
        return plan.nodes().stream().map(node -> node.operator()).toList();
    }
}

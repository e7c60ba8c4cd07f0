package io.plumbline.local.pins;

import static io.plumbline.local.pins.PinnedDatabase.ORDERS_OF_A_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.control.ControlDatabase;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.local.baselines.exchange.BaselineImport;
import io.plumbline.local.baselines.exchange.ImportLine;
import io.plumbline.local.baselines.exchange.ImportOutcome;
import io.plumbline.local.baselines.exchange.ImportSettings;
import io.plumbline.local.baselines.exchange.ProposedBaselines;
import io.plumbline.local.baselines.server.ServerBaselines;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a server's extensions know becomes baselines: hints by the real pg_hint_plan, stored plans by a view of its columns. */
@Tag("root-on-debian")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HintedBaselinesIT {

    private static final String CONTROL = "plumbline_control";
    private static final String ENTRY = "(SELECT queryid FROM pg_stat_statements WHERE query LIKE 'SELECT count(note)%'"
            + " AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1)";

    private PostgresServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        server = PostgresServer.prepareWithHintPlan("postgres-hinted", Ports.free(), new WorkFolder(folder));
        server.start();
        server.createDatabase(CONTROL);
        ControlDatabase.migrate(
                new DatabaseAddress("127.0.0.1", server.port(), CONTROL, server.username(), server.password()));
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void aHintBecomesABaselineOfThePlanThatItGives() throws Exception {
        PinnedDatabase shop = shop("hinted");
        CanonicalPlan sequential = shop.plan(ORDERS_OF_A_CUSTOMER);
        shop.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
        CanonicalPlan byIndex = shop.plan(ORDERS_OF_A_CUSTOMER);
        shop.execute("INSERT INTO hint_plan.hints (query_id, application_name, hints) VALUES (" + ENTRY
                + ", '', 'SeqScan(o)'),"
                + " (" + ENTRY + ", 'psql', 'IndexScan(o)'), (42, '', 'SeqScan(x)'),"
                + " (43, '', 'SeqScan(\"plumbline:d397a21d60129ad29298e2ddd9a670cb:1\")')");

        ProposedBaselines proposed;
        try (Connection connection = connect("hinted")) {
            proposed = new ServerBaselines(connection, "orders", "FIXED").hints();
        }

        assertThat(proposed.skipped())
                .containsExactly("hint 3 of query id 42: pg_stat_statements has no statement with this query id");
        assertThat(byIndex.planHash()).isNotEqualTo(sequential.planHash());
        assertThat(imported(proposed)).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(ImportOutcome.CREATE);
            assertThat(line.place()).isEqualTo("orders/hinted/public");
            assertThat(line.sqlHash()).isEqualTo(shop.key(ORDERS_OF_A_CUSTOMER).sqlHash());
            assertThat(line.planHash()).isEqualTo(sequential.planHash());
            assertThat(line.status()).isEqualTo("FIXED");
        });
    }

    @Test
    void aStatementIsPlannedWithTheHintsThatAPersonGives() throws Exception {
        PinnedDatabase shop = shop("asked");
        CanonicalPlan sequential = shop.plan(ORDERS_OF_A_CUSTOMER);
        shop.execute("CREATE INDEX orders_customer_idx ON orders (customer_id)");
        String withValues = ORDERS_OF_A_CUSTOMER.replace("$1", "4711");

        try (Connection connection = connect("asked")) {
            ServerBaselines server = new ServerBaselines(connection, "orders", "FIXED");

            assertThat(imported(server.asked(withValues, "SeqScan(o)")))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.sqlHash())
                                .isEqualTo(shop.key(ORDERS_OF_A_CUSTOMER).sqlHash());
                        assertThat(line.planHash()).isEqualTo(sequential.planHash());
                    });
            assertThat(imported(server.asked(withValues, "IndexScan(o)")))
                    .singleElement()
                    .satisfies(line -> assertThat(line.planHash()).isNotEqualTo(sequential.planHash()));
            assertThatThrownBy(() -> server.asked("SELECT 1 FROM customer", "SeqScan(customer)"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("has not counted the statement with sql_hash")
                    .hasMessageContaining("run it there once");
        }
    }

    @Test
    void aStoredPlanBecomesABaselineUnlessItNamesNoSchemas() throws Exception {
        PinnedDatabase shop = shop("stored");
        CanonicalPlan plan = shop.plan(ORDERS_OF_A_CUSTOMER);
        String json = shop.ask("EXPLAIN (VERBOSE, FORMAT JSON) " + ORDERS_OF_A_CUSTOMER.replace("$1", "7"));
        String brief = shop.ask("EXPLAIN (FORMAT JSON) " + ORDERS_OF_A_CUSTOMER.replace("$1", "7"));
        shop.execute("""
                CREATE VIEW pg_store_plans AS
                SELECT s.userid, s.dbid, s.queryid, p.planid::int8, p.plan, s.calls
                FROM pg_stat_statements s, (VALUES (1, $$%s$$), (2, $$%s$$), (3, $$%s$$)) p(planid, plan)
                WHERE s.queryid = %s""".formatted(json, brief, json.substring(0, 80), ENTRY));

        ProposedBaselines proposed;
        try (Connection connection = connect("stored")) {
            proposed = new ServerBaselines(connection, "orders", "ACCEPTED").storedPlans();
        }

        assertThat(proposed.skipped())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("set pg_store_plans.log_verbose = on and let it run again"),
                        line -> assertThat(line).endsWith("the plan cannot be read: MALFORMED"));
        assertThat(imported(proposed))
                .singleElement()
                .satisfies(line -> assertThat(line.planHash()).isEqualTo(plan.planHash()));
        StringWriter file = new StringWriter();
        proposed.write(Instant.EPOCH, file);
        assertThat(file.toString()).contains("\"plan_kind\":\"CUSTOM\"").doesNotContain("= 7");
    }

    @Test
    void whatADatabaseLacksIsSaidWithItsRepair() throws Exception {
        server.createDatabase("bare");
        try (Connection connection = connect("bare")) {
            ServerBaselines bare = new ServerBaselines(connection, "orders", "ACCEPTED");
            assertThatThrownBy(bare::hints)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "it has no pg_hint_plan: add it to shared_preload_libraries and run CREATE EXTENSION");
            assertThatThrownBy(bare::storedPlans)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("it has no pg_store_plans: it is no part of PostgreSQL: build it");
        }
    }

    private List<ImportLine> imported(ProposedBaselines proposed) throws SQLException, IOException {
        StringWriter file = new StringWriter();
        proposed.write(Instant.EPOCH, file);
        List<ImportLine> lines = new ArrayList<>();
        try (Connection control = server.connect(CONTROL)) {
            new BaselineImport(control, new ImportSettings(Map.of(), true, null))
                    .rehearse(
                            "file",
                            new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                            lines::add);
        }
        return lines;
    }

    /** The orders, and a statement about them that the server has counted. */
    private PinnedDatabase shop(String name) throws SQLException {
        PinnedDatabase shop = new PinnedDatabase(server, name);
        shop.create();
        shop.ask(ORDERS_OF_A_CUSTOMER.replace("$1", "7"));
        return shop;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database) + "?preferQueryMode=extendedForPrepared",
                server.username(),
                server.password());
    }
}

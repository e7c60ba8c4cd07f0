package io.plumbline.local.pins;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.CatalogReader;
import io.plumbline.explain.SessionSettings;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.WantedPlan;
import io.plumbline.sync.postgres.HintPlanActuator;
import io.plumbline.sync.postgres.TargetServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A database with a table of orders, a role that may pin in it, and the words of a test about it. */
final class PinnedDatabase {
    static final String ORDERS_OF_A_CUSTOMER = "SELECT count(note) FROM orders o WHERE o.customer_id = $1";
    static final String ROLE = "plumbline_pins";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final PostgresServer server;
    private final String name;

    PinnedDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    void create() throws SQLException {
        server.createDatabase(name);
        execute(
                "CREATE EXTENSION pg_stat_statements",
                "CREATE EXTENSION pg_hint_plan",
                "ALTER DATABASE " + name + " SET pg_hint_plan.enable_hint_table = on",
                "CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, note text NOT NULL)",
                "INSERT INTO orders SELECT n, n % 1000, repeat('x', 80) FROM generate_series(1, 50000) n",
                "CREATE TABLE customer (id int PRIMARY KEY, city text NOT NULL)",
                "INSERT INTO customer SELECT n, 'city ' || n % 50 FROM generate_series(0, 999) n",
                "VACUUM ANALYZE",
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + ROLE + "') THEN" + " CREATE ROLE "
                        + ROLE + " LOGIN PASSWORD 'pins'; END IF; END $$",
                "GRANT pg_monitor, pg_read_all_data TO " + ROLE,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON hint_plan.hints TO " + ROLE);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** As a driver does: the parameter's type makes another query id. */
    void runWithLongParameter(String query) throws SQLException {
        try (Connection connection = server.connect(name);
                PreparedStatement statement = connection.prepareStatement(query.replace("$1", "?"))) {
            statement.setLong(1, 7);
            statement.execute();
        }
    }

    /** By the simple protocol, for which {@code $1} is text of the statement. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(name) + "?preferQueryMode=simple", server.username(), server.password());
    }

    HintPlanActuator actuator() {
        return new HintPlanActuator(new TargetServer(
                "pinned-1",
                server.jdbcUrl(name),
                ROLE,
                "pins",
                new SessionSettings(LONG, Duration.ofSeconds(2), LONG)));
    }

    /** How the server plans the statement now, hints in force. */
    CanonicalPlan plan(String statement) throws SQLException, PlanRefusedException {
        try (Connection connection = connect()) {
            Catalog catalog = CatalogReader.read(connection, CatalogReader.version(connection));
            String json = ask("EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) " + statement);
            return new PostgresPlanReader()
                    .read(json.getBytes(StandardCharsets.UTF_8), catalog.names(), CostConstants.DEFAULT)
                    .plan();
        }
    }

    StatementKey key(String statement) {
        return new StatementKey(
                "orders",
                name,
                "public",
                SqlNormalizer.normalize(statement, Dialect.POSTGRES).sqlHash());
    }

    PinCommand pin(String statement, @Nullable CanonicalPlan plan, Instant now) {
        WantedPlan wanted = plan == null
                ? null
                : new WantedPlan(plan.fingerprintVersion(), plan.planHash(), "GENERIC", plan.nodes(), true);
        return new PinCommand("c", key(statement), null, false, wanted, now, now.plusSeconds(3600));
    }

    long ownRows() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM hint_plan.hints WHERE hints LIKE '%plumbline:%'"));
    }
}

package io.plumbline.local.baselines.server;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.SingleStatement;
import io.plumbline.local.baselines.exchange.ProposedBaseline;
import io.plumbline.local.baselines.exchange.ProposedBaselines;
import io.plumbline.local.process.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proposes baselines by what extensions of a watched database know: the hints that people have written for pg_hint_plan, the
 * plans that pg_store_plans has seen. Reads only; nothing of the statements but their canonical texts leaves.
 */
public final class ServerBaselines {

    private static final String ON = "on";

    private final Connection connection;
    private final String cluster;
    private final String status;

    /**
     * Asks by a session that may read the extensions' tables and pg_stat_statements; it stays the caller's to close.
     *
     * @param cluster name of the database's cluster
     * @param status the plans shall have
     */
    public ServerBaselines(Connection connection, String cluster, String status) {
        this.connection = connection;
        this.cluster = cluster;
        this.status = status;
    }

    /**
     * The plan that each hint of {@code hint_plan.hints} gives, asked for with the hint.
     *
     * @throws ConfigurationException where the database lacks what it takes, with the repair
     */
    public ProposedBaselines hints() throws SQLException {
        List<ExtensionRow> rows = new ExtensionRows(connection).hints();
        requireHintsInForce();
        ServerPlans plans = ServerPlans.of(connection, major());
        return proposed(rows, plans::hinted);
    }

    /**
     * The plan that the server makes of a statement with hints. The statement is looked up among those that the server has
     * counted, because its role and search path decide which statement it is; its own text has parameters where {@code sql}
     * may have values.
     *
     * @param sql any text of the statement
     * @throws ConfigurationException where the server has not counted it, or the database lacks what it takes
     */
    public ProposedBaselines asked(String sql, String hints) throws SQLException {
        SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
        String sqlHash = normalizer.normalize(sql).sqlHash();
        List<ExtensionRow> rows = new ExtensionRows(connection)
                .counted().stream()
                        .filter(row -> row.statement() != null
                                && normalizer
                                        .normalize(row.statement().text())
                                        .sqlHash()
                                        .equals(sqlHash))
                        .toList();
        if (rows.isEmpty()) {
            throw new ConfigurationException(
                    "database " + connection.getCatalog(),
                    List.of("its pg_stat_statements has not counted the statement with sql_hash " + sqlHash
                            + ": run it there once"));
        }
        requireHintsInForce();
        ServerPlans plans = ServerPlans.of(connection, major());
        return proposed(rows, (request, none) -> plans.hinted(request, hints));
    }

    private void requireHintsInForce() throws SQLException {
        if (!ServerPlans.setting(connection, "pg_hint_plan.enable_hint").equals(ON)) {
            throw new ConfigurationException(
                    "database " + connection.getCatalog(),
                    List.of("pg_hint_plan does not look at hints: it must be in shared_preload_libraries, and"
                            + " pg_hint_plan.enable_hint on"));
        }
    }

    /**
     * The plans of {@code pg_store_plans}; they are CUSTOM and are compared with such only.
     *
     * @throws ConfigurationException where the database lacks what it takes, with the repair
     */
    public ProposedBaselines storedPlans() throws SQLException {
        List<ExtensionRow> rows = new ExtensionRows(connection).plans();
        ServerPlans plans = ServerPlans.of(connection, major());
        return proposed(rows, (request, json) -> plans.stored(json));
    }

    private ProposedBaselines proposed(List<ExtensionRow> rows, PlanSource source) throws SQLException {
        Set<Long> roles = rows.stream()
                .map(ExtensionRow::statement)
                .filter(Objects::nonNull)
                .map(CountedStatement::roleOid)
                .collect(Collectors.toSet());
        StatementSettings settings = StatementSettings.read(connection, roles, major());
        SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
        ProposedBaselines proposed = new ProposedBaselines();
        for (ExtensionRow row : rows) {
            CountedStatement statement = row.statement();
            if (statement == null) {
                proposed.skip(row.name(), "pg_stat_statements has no statement with this query id");
                continue;
            }
            NormalizedSql sql = normalizer.normalize(statement.text());
            if (sql.truncated() || !SingleStatement.isOne(SingleStatement.withoutEnd(statement.text()))) {
                proposed.skip(row.name(), "the server has not kept the whole statement, or it is more than one");
                continue;
            }
            propose(row, sql, settings.request(statement), source, proposed);
        }
        return proposed;
    }

    private void propose(
            ExtensionRow row, NormalizedSql sql, ExplainRequest request, PlanSource source, ProposedBaselines proposed)
            throws SQLException {
        try {
            CapturedPlan plan = source.plan(request, row.content());
            proposed.add(
                    row.name(),
                    new ProposedBaseline(
                            cluster,
                            connection.getCatalog(),
                            String.join(",", request.searchPath()),
                            sql,
                            status,
                            plan));
        } catch (NoPlanException e) {
            proposed.skip(row.name(), Objects.requireNonNull(e.getMessage()));
        }
    }

    private int major() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }
}

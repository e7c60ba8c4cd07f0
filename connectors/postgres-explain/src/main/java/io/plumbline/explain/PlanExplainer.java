package io.plumbline.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Asks for generic plans. Every question is a read-only transaction of its own that is rolled back; the statement is
 * planned, never executed.
 */
public abstract sealed class PlanExplainer permits GenericPlanExplainer, PreparedPlanExplainer {

    private static final int FIRST_WITH_GENERIC_PLAN = 16;

    private final LongSupplier nanoTime;

    PlanExplainer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static PlanExplainer forMajor(int major, LongSupplier nanoTime) {
        return major >= FIRST_WITH_GENERIC_PLAN
                ? new GenericPlanExplainer(nanoTime)
                : new PreparedPlanExplainer(nanoTime);
    }

    /**
     * What came of a question.
     *
     * @param questionNanos time of the question alone, without the way into its transaction and out
     */
    public record Answer(Explained explained, long questionNanos) {}

    /**
     * Explains one statement.
     *
     * @throws SQLException when the connection is lost; an error of the statement is an outcome
     */
    public final Answer explain(Connection connection, ExplainRequest request, ExplainLimits limits)
            throws SQLException {
        connection.setAutoCommit(false);
        long askedAt = nanoTime.getAsLong();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            enter(connection, request, limits);
            askedAt = nanoTime.getAsLong();
            String json = plan(statement, request.text(), new Deadline(nanoTime, askedAt, limits.statement()));
            return new Answer(new Explained.Document(json), nanoTime.getAsLong() - askedAt);
        } catch (SQLException e) {
            NoPlanReason reason = SqlErrors.reasonOf(e);
            if (reason == null) {
                throw e;
            }
            return new Answer(new Explained.Refused(reason), nanoTime.getAsLong() - askedAt);
        } finally {
            leave(connection);
        }
    }

    /** EXPLAIN's JSON for the text. */
    abstract String plan(Statement statement, String text, Deadline deadline) throws SQLException;

    /** Undoes what a rollback does not. */
    void cleanUp(Statement statement) throws SQLException {}

    /** When the server must have answered: its own limit is per question, and some plans take several. */
    record Deadline(LongSupplier nanoTime, long startedAt, Duration limit) {

        long leftMillis() {
            return Math.max(
                    1, limit.minusNanos(nanoTime.getAsLong() - startedAt).toMillis());
        }
    }

    static String single(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** One question for all settings: a way less for each of them. */
    private static void enter(Connection connection, ExplainRequest request, ExplainLimits limits) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>(request.settings());
        settings.put("search_path", SearchPath.setting(request.searchPath()));
        settings.put("statement_timeout", Long.toString(limits.statement().toMillis()));
        settings.put("lock_timeout", Long.toString(limits.lock().toMillis()));
        String question = OwnSql.SELECT
                + "pg_catalog.set_config('role', coalesce(?, pg_catalog.current_setting('role')), true)"
                + ", pg_catalog.set_config(?, ?, true)".repeat(settings.size());
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            int parameter = 1;
            statement.setString(parameter++, request.assumedRole());
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.setString(parameter++, setting.getKey());
                statement.setString(parameter++, setting.getValue());
            }
            statement.execute();
        }
    }

    private void leave(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        connection.rollback();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            cleanUp(statement);
        }
    }
}

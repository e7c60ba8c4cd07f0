package io.plumbline.pollers.postgres;

import io.plumbline.pollers.explain.NoPlanReason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks for generic plans. Every question is a read-only transaction of its own that is rolled back; the statement is
 * planned, never executed.
 */
abstract sealed class PlanExplainer permits GenericPlanExplainer, PreparedPlanExplainer {

    private static final int FIRST_WITH_GENERIC_PLAN = 16;

    static PlanExplainer forMajor(int major) {
        return major >= FIRST_WITH_GENERIC_PLAN ? new GenericPlanExplainer() : new PreparedPlanExplainer();
    }

    /**
     * Explains one statement.
     *
     * @throws SQLException when the connection is lost; an error of the statement is an outcome
     */
    final Explained explain(Connection connection, ExplainRequest request) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            prepareTransaction(statement, request);
            return new Explained.Document(plan(statement, request.text()));
        } catch (SQLException e) {
            NoPlanReason reason = SqlErrors.reasonOf(e);
            if (reason == null) {
                throw e;
            }
            return new Explained.Refused(reason);
        } finally {
            leave(connection);
        }
    }

    /** EXPLAIN's JSON for the text. */
    abstract String plan(Statement statement, String text) throws SQLException;

    /** Undoes what a rollback does not. */
    void cleanUp(Statement statement) throws SQLException {}

    static String single(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void prepareTransaction(Statement statement, ExplainRequest request) throws SQLException {
        String role = request.assumedRole();
        if (role != null) {
            statement.execute("SET LOCAL ROLE " + quoted(role));
        }
        String path = SearchPath.setting(request.searchPath());
        statement.execute("SET LOCAL search_path = " + (path.isEmpty() ? "''" : path));
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

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}

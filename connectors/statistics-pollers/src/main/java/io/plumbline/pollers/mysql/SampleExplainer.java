package io.plumbline.pollers.mysql;

import io.plumbline.explain.ExplainLimits;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.pollers.PollClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains sample texts in their schema. The server's {@code max_execution_time} ends the explain of a SELECT, what it runs while
 * it plans included; the explain of a change is ended by the driver, to the second.
 */
final class SampleExplainer {

    private static final String REWRITTEN = "1003";
    private static final Set<String> READS = Set.of("SELECT", "VALUES", "TABLE");

    private final Connection connection;
    private final Duration sessionLimit;
    private final PollClock clock;

    /** @param sessionLimit of the session's other statements, which it has again afterwards */
    SampleExplainer(Connection connection, Duration sessionLimit, PollClock clock) {
        this.connection = connection;
        this.sessionLimit = sessionLimit;
        this.clock = clock;
    }

    /** The server's answer; {@code rewritten} is there with a document only. */
    record Answer(PlanExplainer.Answer timed, @Nullable String rewritten) {}

    /** A statement as it was sent, the schema it was sent in and its first word. */
    record Sample(String schema, String text, String command) {}

    /** Asks for the plan of a text as it is in a schema. */
    Answer explain(Sample sample, ExplainLimits limits) throws SQLException {
        boolean changes = !READS.contains(sample.command());
        connection.setCatalog(sample.schema());
        try (Statement statement = connection.createStatement()) {
            if (changes) {
                // EXPLAIN of a change is refused in a read-only session; it changes nothing
                statement.execute("SET SESSION TRANSACTION READ WRITE");
            }
            try {
                return ask(statement, sample.text(), limits);
            } finally {
                limit(statement, sessionLimit);
                if (changes) {
                    statement.execute("SET SESSION TRANSACTION READ ONLY");
                }
            }
        } finally {
            // so that what we ask the server is not counted among the schema's statements
            connection.setCatalog(MySqlSession.HOME);
        }
    }

    private Answer ask(Statement statement, String text, ExplainLimits limits) throws SQLException {
        limit(statement, limits.statement());
        statement.setQueryTimeout(seconds(limits.statement()));
        String json;
        long asked = clock.nanoTime();
        try (ResultSet row = statement.executeQuery("EXPLAIN FORMAT=JSON " + text)) {
            json = row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            NoPlanReason reason = MySqlErrors.reasonOf(e);
            if (reason == null) {
                throw e;
            }
            return answer(new Explained.Refused(reason), asked, null);
        }
        long answered = clock.nanoTime();
        String rewritten = rewritten(statement);
        return new Answer(new PlanExplainer.Answer(new Explained.Document(json), answered - asked), rewritten);
    }

    private Answer answer(Explained explained, long asked, @Nullable String rewritten) {
        return new Answer(new PlanExplainer.Answer(explained, clock.nanoTime() - asked), rewritten);
    }

    private static @Nullable String rewritten(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW WARNINGS")) {
            while (row.next()) {
                if (REWRITTEN.equals(row.getString(2))) {
                    return row.getString(3);
                }
            }
        }
        return null;
    }

    private static void limit(Statement statement, Duration limit) throws SQLException {
        statement.execute("SET SESSION max_execution_time = " + limit.toMillis());
    }

    private static int seconds(Duration limit) {
        return (int) Math.max(1, (limit.toMillis() + 999) / 1000);
    }
}

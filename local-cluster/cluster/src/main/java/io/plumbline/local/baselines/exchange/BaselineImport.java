package io.plumbline.local.baselines.exchange;

import io.plumbline.local.decisions.ServerWords;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Imports a file into a control database: reads all of it, then asks what each line would do, then decides, in one
 * transaction, so that either all lines are imported or none. For one thread.
 */
public final class BaselineImport {

    private static final int BATCH_ROWS = 500;
    private static final String CHECK = """
            CREATE TEMPORARY TABLE import_check ON COMMIT DROP AS
            SELECT l.line, c.outcome, c.detail, c.before
            FROM import_line l CROSS JOIN LATERAL plumbline.spm_check_import(l.document, %s) c""";
    private static final String COUNT = "SELECT outcome, count(*) FROM import_check GROUP BY outcome";
    private static final String LINES = """
            SELECT l.line, concat_ws('/', l.document ->> 'cluster', l.document ->> 'database', l.document ->> 'namespace'),
                l.document ->> 'sql_hash', l.document ->> 'plan_hash', c.outcome, c.detail, c.before ->> 'status',
                l.document ->> 'status', (l.document -> 'enabled')::boolean, %s
            FROM import_line l JOIN import_check c USING (line) ORDER BY l.line""";
    private static final String NOTHING = "NULL::uuid";
    private static final String DECIDE =
            "CASE WHEN c.outcome IN ('CREATE', 'CHANGE')" + " THEN plumbline.spm_import_baseline(l.document, ?, ?) END";

    private final Connection connection;
    private final ImportSettings settings;

    /** Decides by a session of an operator; it stays the caller's to close. */
    public BaselineImport(Connection connection, ImportSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /**
     * Shows what {@link #run} would do to each line, in their order, and does nothing.
     *
     * @throws io.plumbline.local.process.ConfigurationException with every line that is wrong, by its number
     * @throws io.plumbline.local.process.InfrastructureException when the control database fails
     */
    public Map<ImportOutcome, Long> rehearse(String name, InputStream in, Consumer<ImportLine> lines)
            throws IOException {
        try {
            Map<ImportOutcome, Long> counts = staged(name, in);
            show(lines);
            connection.rollback();
            return counts;
        } catch (SQLException e) {
            throw ServerWords.failure(e);
        }
    }

    /** Imports all lines, or none where one is refused; otherwise as {@link #rehearse}. */
    public Map<ImportOutcome, Long> run(String name, InputStream in, Consumer<ImportLine> lines) throws IOException {
        try {
            Map<ImportOutcome, Long> counts = staged(name, in);
            if (counts.containsKey(ImportOutcome.REFUSE)) {
                show(lines);
                connection.rollback();
            } else {
                decide(lines);
                connection.commit();
            }
            return counts;
        } catch (SQLException e) {
            throw ServerWords.failure(e);
        }
    }

    private Map<ImportOutcome, Long> staged(String name, InputStream in) throws SQLException, IOException {
        connection.setAutoCommit(false);
        FileProblems problems = new FileProblems(name);
        try {
            new StagedFile(connection, settings, problems).read(in);
            problems.refuse();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
        Map<ImportOutcome, Long> counts = new EnumMap<>(ImportOutcome.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute(CHECK.formatted(settings.newPlaces()));
            try (ResultSet row = statement.executeQuery(COUNT)) {
                while (row.next()) {
                    counts.put(ImportOutcome.valueOf(row.getString(1)), row.getLong(2));
                }
            }
        }
        return counts;
    }

    private void show(Consumer<ImportLine> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES.formatted(NOTHING))) {
            stream(statement, lines);
        }
    }

    private void decide(Consumer<ImportLine> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES.formatted(DECIDE))) {
            statement.setBoolean(1, settings.newPlaces());
            statement.setString(2, settings.reason());
            stream(statement, lines);
        }
    }

    private static void stream(PreparedStatement statement, Consumer<ImportLine> lines) throws SQLException {
        statement.setFetchSize(BATCH_ROWS);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.accept(new ImportLine(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        ImportOutcome.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBoolean(9),
                        row.getString(10)));
            }
        }
    }
}

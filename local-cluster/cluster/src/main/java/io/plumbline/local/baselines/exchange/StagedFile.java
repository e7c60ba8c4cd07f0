package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of a file into a table of the session's own, gone at the end of the transaction, so that a file of any
 * length takes little memory here and the control database can look at all of it.
 */
final class StagedFile {

    private static final int BATCH_LINES = 500;
    private static final String CREATE = """
            CREATE TEMPORARY TABLE import_line (line integer PRIMARY KEY, identity text NOT NULL, document jsonb NOT NULL)
            ON COMMIT DROP""";
    private static final String INSERT = "INSERT INTO import_line VALUES (?, ?, ?::jsonb)";
    private static final String REPEATED = """
            SELECT line, first FROM (
                SELECT line, min(line) OVER (PARTITION BY identity) AS first FROM import_line) l
            WHERE line > first ORDER BY line""";

    private final Connection connection;
    private final ImportedBaseline baselines;
    private final FileProblems problems;
    private final JsonLine json = new JsonLine();
    private final BaselineLine lines = new BaselineLine();
    private final Set<String> unusedNames;

    StagedFile(Connection connection, ImportSettings settings, FileProblems problems) {
        this.connection = connection;
        this.baselines = new ImportedBaseline(settings);
        this.problems = problems;
        this.unusedNames = new TreeSet<>(settings.clusterAs().keySet());
    }

    /** Everything wrong with the file is said before this returns, in {@link FileProblems}. */
    void read(InputStream in) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            FileLines file = new FileLines(in, ExchangeFormat.LONGEST_LINE_BYTES);
            FileHeader header = header(file.next());
            if (header == null) {
                return;
            }
            long read = 0;
            for (FileLines.Line line = file.next(); line != null; line = file.next()) {
                read++;
                put(insert, line, header);
                if (read % BATCH_LINES == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            whole(header, read);
        }
        repeated();
    }

    private @Nullable FileHeader header(FileLines.@Nullable Line line) {
        if (line == null) {
            problems.add(1, "there is no header: the file is empty");
            return null;
        }
        try {
            return FileHeader.read(object(line));
        } catch (BrokenLineException e) {
            problems.addAll(line.number(), e.problems());
            return null;
        }
    }

    private void put(PreparedStatement insert, FileLines.Line line, FileHeader header) throws SQLException {
        try {
            ObjectNode baseline = lines.read(object(line));
            unusedNames.remove(baseline.path(BaselineField.CLUSTER.key()).textValue());
            ObjectNode document = baselines.document(baseline, header);
            insert.setInt(1, line.number());
            insert.setString(2, ImportedBaseline.identity(document));
            insert.setString(3, document.toString());
            insert.addBatch();
        } catch (BrokenLineException e) {
            problems.addAll(line.number(), e.problems());
        }
    }

    private ObjectNode object(FileLines.Line line) throws BrokenLineException {
        String text = line.text();
        if (text == null) {
            throw new BrokenLineException(List.of(line.problem()));
        }
        if (text.contains("\\u0000")) {
            throw new BrokenLineException(List.of("it must not hold the character NUL (\\u0000)"));
        }
        return json.read(text);
    }

    private void whole(FileHeader header, long read) {
        Long expected = header.baselines();
        if (expected != null && expected != read) {
            problems.add(
                    1,
                    "the header says " + expected + " baselines and the file has " + read
                            + ": was it cut? Who takes lines out on purpose takes \"baselines\" out of the header, too");
        }
        unusedNames.forEach(
                name -> problems.add(1, "--cluster-as names the cluster " + name + ", and no line is of it"));
    }

    private void repeated() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REPEATED)) {
            while (row.next()) {
                problems.add(row.getInt(1), "it is about the same plan of the same statement as line " + row.getInt(2));
            }
        }
    }
}

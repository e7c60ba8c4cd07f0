package io.plumbline.local.plans;

import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Statements with the digest texts that a version made of them: pairs of lines with an empty line between pairs.
 *
 * @param file of plan-capture, whose tests hold the two texts of a pair to one hash
 */
record RecordedDigests(Path file) {

    private static final String SCHEMA = "digests";
    /** MySQL 8.0 counts the query that it makes of it. */
    private static final String COUNTED_OTHERWISE = "show tables";

    private static final String PAIR_END = "\n\n";

    static RecordedDigests of(Path home, MySqlVersion version) {
        return new RecordedDigests(home.resolve("connectors/plan-capture/src/test/resources/mysql-digests")
                .resolve(
                        switch (version) {
                            case MYSQL_9 -> "9.7.txt";
                            case MYSQL_8_0 -> "8.0.12.txt";
                            case MARIADB_10_11, MARIADB_11 -> "mariadb.txt";
                        }));
    }

    /** Digest texts by statement, in the file's order, but for what is counted as another statement. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : List.of(MySqlPlanCorpus.read(file).strip().split(PAIR_END, -1))) {
            String[] lines = pair.split("\n", 2);
            if (!lines[0].startsWith(COUNTED_OTHERWISE)) {
                pairs.put(lines[0], lines[1]);
            }
        }
        return pairs;
    }

    /**
     * What the server's table of digests says after each of the statements alone was run; most of them fail, since there are no
     * such tables, and are counted all the same.
     */
    Map<String, String> executed(MySqlServer server) throws SQLException {
        server.createSchema(SCHEMA);
        Map<String, String> executed = new LinkedHashMap<>();
        try (Connection watching = server.connect();
                Connection running = server.connect(SCHEMA);
                Statement watch = watching.createStatement();
                Statement run = running.createStatement()) {
            for (String statement : pairs().keySet()) {
                watch.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
                run(run, statement);
                // a statement is counted after its answer was sent
                executed.put(
                        statement,
                        Awaitility.await(statement)
                                .pollInSameThread()
                                .pollDelay(Duration.ZERO)
                                .pollInterval(Duration.ofMillis(1))
                                .until(() -> digests(watch), found -> !found.isEmpty()));
            }
        }
        return executed;
    }

    private static void run(Statement run, String statement) {
        try {
            run.execute(statement);
        } catch (SQLException expected) {
            if (expected.getErrorCode() == 0) {
                throw new AssertionError("the connection failed at: " + statement, expected);
            }
        }
    }

    private static String digests(Statement watch) throws SQLException {
        StringBuilder found = new StringBuilder();
        try (ResultSet rows = watch.executeQuery("SELECT digest_text FROM"
                + " performance_schema.events_statements_summary_by_digest WHERE schema_name = '" + SCHEMA + "'")) {
            while (rows.next()) {
                found.append(found.length() == 0 ? "" : "\n")
                        .append(rows.getString(1).strip());
            }
        }
        return found.toString();
    }
}

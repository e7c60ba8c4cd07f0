package io.plumbline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("root-on-debian")
final class HintedPostgresServerIT {
    @TempDir
    private Path folder;

    @Test
    void hintsAreObeyedAndOutliveTheServersCrash() throws SQLException {
        PostgresServer server =
                PostgresServer.prepareWithHintPlan("postgres-hinted", Ports.free(), new WorkFolder(folder));
        server.start();
        try {
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION pg_hint_plan; CREATE EXTENSION hypopg;"
                        + " CREATE TABLE stock (id int PRIMARY KEY, note text);"
                        + " INSERT INTO stock SELECT n, 'x' FROM generate_series(1, 5000) n; ANALYZE stock");
                assertThat(firstLine(statement, "EXPLAIN SELECT note FROM stock WHERE id = 7"))
                        .startsWith("Index Scan using stock_pkey");
                statement.execute("SELECT * FROM hypopg_create_index('CREATE INDEX ON stock (note)')");
            }
            server.kill();
            server.start();
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement()) {
                assertThat(firstLine(statement, "/*+ SeqScan(stock) */ EXPLAIN SELECT note FROM stock WHERE id = 7"))
                        .startsWith("Seq Scan on stock");
                assertThat(firstLine(statement, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            }
        } finally {
            server.stop();
        }
    }

    private static String firstLine(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).as(query).isTrue();
            return row.getString(1);
        }
    }
}

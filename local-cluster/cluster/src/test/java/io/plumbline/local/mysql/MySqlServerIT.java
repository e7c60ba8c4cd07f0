package io.plumbline.local.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MySqlServerIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"MYSQL_9, 9.", "MYSQL_8_0, 8.0.12", "MARIADB_10_11, 10.11.", "MARIADB_11, 11.8."})
    void everyVersionStartsWithStatementStatisticsAndRowsInItsBinaryLogAndSurvivesSigkill(
            MySqlVersion version, String expected) throws SQLException {
        MySqlServer server = MySqlServer.prepare(
                MySqlSpec.of("server", version, Ports.free()), Installation.current(), new WorkFolder(folder));
        server.start();
        try {
            assertThat(ask(server, "SELECT version()")).startsWith(expected);
            assertThat(ask(server, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "SELECT @@binlog_format")).isEqualTo("ROW");
            assertThat(ask(server, "SELECT @@log_bin")).isEqualTo("1");
            server.createSchema("shop");
            execute(server, "CREATE TABLE kept (id int PRIMARY KEY)");
            execute(server, "INSERT INTO kept VALUES (42)");
            assertThat(ask(
                            server,
                            "SELECT count(*) FROM performance_schema.events_statements_summary_by_digest"
                                    + " WHERE digest_text LIKE 'INSERT INTO%kept%'"))
                    .isEqualTo("1");
            assertThatThrownBy(() -> server.connect("shop", "root", "")).isInstanceOf(SQLException.class);

            server.kill();
            server.start();
            assertThat(ask(server, "SELECT id FROM shop.kept")).isEqualTo("42");
        } finally {
            server.stop();
        }
        assertThat(server.running()).isEmpty();
    }

    private static String ask(MySqlServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).as(query).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(MySqlServer server, String statements) throws SQLException {
        try (Connection connection = server.connect("shop");
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}

package io.plumbline.local.postgres;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PostgresServerIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PostgresVersion.class)
    void everyMajorStartsWithLogicalDecodingAndStatementStatistics(PostgresVersion version) throws SQLException {
        PostgresServer server = server(version);
        server.start();
        try {
            server.createDatabase("shop");
            server.createDatabase("shop");
            assertThat(ask(server, "shop", "SHOW server_version")).startsWith(version.major() + ".");
            assertThat(ask(server, "shop", "SHOW wal_level")).isEqualTo("logical");
            assertThat(ask(server, "shop", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            execute(server, "shop", "CREATE EXTENSION pg_stat_statements");
            assertThat(Integer.parseInt(ask(server, "shop", "SELECT count(*) FROM pg_stat_statements")))
                    .isPositive();
        } finally {
            server.stop();
        }
    }

    @Test
    void whatWasCommittedSurvivesSigkill() throws SQLException {
        PostgresServer server = server(PostgresVersion.V18);
        server.start();
        try {
            execute(server, "postgres", "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)");
            server.kill();
            assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
            server.start();
            assertThat(ask(server, "postgres", "SELECT id FROM kept")).isEqualTo("42");
            server.restart();
            assertThat(ask(server, "postgres", "SELECT id FROM kept")).isEqualTo("42");
        } finally {
            server.stop();
        }
    }

    private PostgresServer server(PostgresVersion version) {
        return PostgresServer.prepare(
                PostgresSpec.of("postgres", version, Ports.free()), Installation.current(), new WorkFolder(folder));
    }

    private static String ask(PostgresServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).as(query).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(PostgresServer server, String database, String statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}

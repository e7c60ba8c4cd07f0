package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.control.DatabaseAddress;
import io.plumbline.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database of a real server, asked and told in short words; SQL as the superuser or as another role. */
public final class TestDatabase {

    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) throws SQLException {
        server.createDatabase(name);
        this.server = server;
        this.name = name;
    }

    String name() {
        return name;
    }

    DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", server.port(), name, server.username(), server.password());
    }

    /** A session of the superuser; the caller closes it. */
    Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** Each text on its own, outside a transaction. */
    public void execute(String... statements) throws SQLException {
        executeAs(server.username(), statements);
    }

    void executeAs(String role, String... statements) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + role);
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** The rows' columns, joined by a blank. */
    public List<String> rows(String query) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    public String row(String query) throws SQLException {
        List<String> rows = rows(query);
        assertThat(rows).as(query).hasSize(1);
        return rows.get(0);
    }
}

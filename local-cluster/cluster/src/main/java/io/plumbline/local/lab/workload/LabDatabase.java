package io.plumbline.local.lab.workload;

import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Makes the lab's database from nothing: TPC-H, the events' tables, the application's role, fresh statistics. */
public final class LabDatabase {

    /** Its name on the server. */
    public static final String NAME = "lab";

    /** The role that the workload's sessions use; it owns nothing. */
    static final String APPLICATION = "application";

    private LabDatabase() {}

    public static void create(PostgresServer server, double scale, List<LabEvent> events) throws SQLException {
        server.createDatabase(NAME);
        try (Connection connection = server.connect(NAME);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            statement.execute("SET synchronous_commit = off");
            statement.execute(script("tpch.sql"));
            new TpchData(connection, scale).load();
            statement.execute(script("tpch-indexes.sql"));
            statement.execute("VACUUM ANALYZE");
            for (LabEvent event : events) {
                for (String sql : event.setup()) {
                    statement.execute(sql);
                }
            }
            statement.execute("VACUUM ANALYZE");
            role(statement, server.password());
        }
    }

    private static void role(Statement statement, String password) throws SQLException {
        statement.execute("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD " + statement.enquoteLiteral(password));
        statement.execute("GRANT pg_read_all_data, pg_write_all_data TO " + APPLICATION);
        statement.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + APPLICATION);
        statement.execute("GRANT TEMPORARY ON DATABASE " + NAME + " TO " + APPLICATION);
    }

    private static String script(String name) {
        try (InputStream in =
                Objects.requireNonNull(LabDatabase.class.getResourceAsStream(name), name + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " is unreadable", unreadable);
        }
    }
}

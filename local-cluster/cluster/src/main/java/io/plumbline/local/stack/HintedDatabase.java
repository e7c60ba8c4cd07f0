package io.plumbline.local.stack;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server beside the stack on which plans can be pinned: PostgreSQL 18 with pg_hint_plan and its hint table in use. */
public final class HintedDatabase {
    static final String NAME = "postgres-hinted";

    private HintedDatabase() {}

    /** Starts the server unless it runs, with pg_hint_plan and hypopg created in the database {@code postgres}. */
    public static PostgresServer start(WorkFolder folder, StackPorts ports, Progress progress) {
        progress.step("preparing " + NAME + ", the first time on a machine it is downloaded");
        PostgresServer server = PostgresServer.prepareWithHintPlan(NAME, ports.get(PortName.HINTED_DATABASE), folder);
        if (RunningProcess.find(NAME, folder).isEmpty()) {
            server.launch();
            progress.step("starting " + NAME);
        }
        server.awaitReady();
        useHintTable(server);
        progress.step(NAME + " is ready: " + server.jdbcUrl("postgres") + ", user " + server.username()
                + ", password in " + folder.secret(NAME + ".password"));
        return server;
    }

    static boolean isPrepared(WorkFolder folder) {
        return Files.exists(folder.secret(NAME + ".password"));
    }

    private static void useHintTable(PostgresServer server) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_hint_plan");
            statement.execute("CREATE EXTENSION IF NOT EXISTS hypopg");
            statement.execute("ALTER DATABASE postgres SET pg_hint_plan.enable_hint_table = on");
        } catch (SQLException e) {
            throw new InfrastructureException("cannot prepare the database of " + NAME, e);
        }
    }
}

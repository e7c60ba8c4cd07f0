package io.plumbline.local.lab.run;

import io.plumbline.local.lab.event.Action;
import io.plumbline.local.lab.event.Deed;
import io.plumbline.local.lab.workload.LabDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Does what events say. */
final class Deeds {

    private static final double TENFOLD = 10;
    private static final String POLLER = "plumbline-pollers-";

    private final LabScene scene;

    Deeds(LabScene scene) {
        this.scene = scene;
    }

    void play(List<Action> actions) throws SQLException {
        for (Action action : actions) {
            play(action);
        }
    }

    private void play(Action action) throws SQLException {
        if (action instanceof Action.Sql sql) {
            try (Connection owner = scene.server().connect(LabDatabase.NAME)) {
                repeat(owner, sql.text(), sql.times());
            }
        } else if (action instanceof Action.FailingSql sql) {
            requireRefused(sql.text());
        } else if (action instanceof Action.ClientSql sql) {
            try (Connection client = scene.workload().connect("simple")) {
                repeat(client, sql.text(), sql.times());
            }
        } else if (action instanceof Action.Doing doing) {
            play(doing.deed());
        }
    }

    private void requireRefused(String sql) throws SQLException {
        try (Connection owner = scene.server().connect(LabDatabase.NAME);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            return;
        }
        throw new SQLException("not refused: " + sql);
    }

    private static void repeat(Connection connection, String sql, int times) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int run = 1; run <= times; run++) {
                statement.execute(sql.replace("#", Integer.toString(run)));
            }
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + " in: " + sql, refused.getSQLState(), refused);
        }
    }

    private void play(Deed deed) {
        switch (deed) {
            case RESTART_SERVER -> scene.server().restart();
            case KILL_SERVER -> {
                scene.server().kill();
                scene.server().start();
            }
            case RESTART_POLLER ->
                scene.stack().connect().connectors().names().stream()
                        .filter(name -> name.startsWith(POLLER))
                        .forEach(name -> scene.stack().connect().connectors().restart(name));
            case KILL_CONNECT -> {
                scene.stack().connect().kill();
                scene.stack().connect().start();
            }
            case KILL_TASK_MANAGER -> {
                scene.stack().flink().taskManager().kill();
                scene.stack().flink().taskManager().start();
            }
            case RECONNECT_CLIENTS -> scene.workload().reconnect();
            case SIMPLE_PROTOCOL -> scene.workload().queryMode("simple");
            case PREPARED_PROTOCOL -> scene.workload().queryMode("extended");
            case TRAFFIC_TENFOLD -> scene.workload().traffic(TENFOLD);
            case TRAFFIC_TENTH -> scene.workload().traffic(1 / TENFOLD);
            case TRAFFIC_USUAL -> scene.workload().traffic(1);
        }
    }
}

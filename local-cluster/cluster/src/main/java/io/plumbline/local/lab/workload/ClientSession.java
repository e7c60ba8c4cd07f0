package io.plumbline.local.lab.workload;

import io.plumbline.local.lab.event.LabStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client: runs its statements in turn, each prepared once per connection. What is refused is counted, and a lost
 * connection is made again, as an application would.
 */
final class ClientSession implements Runnable {

    private static final Duration BEFORE_CONNECTING_AGAIN = Duration.ofMillis(300);
    private static final String CONNECTION_ERROR = "08";
    private static final String OPERATOR_INTERVENTION = "57";

    /** Opens a connection in a query mode. */
    interface Connector {
        Connection connect(String queryMode) throws SQLException;
    }

    private final Pace pace;
    private final Connector connector;
    private final Supplier<ClientSettings> settings;
    private final Random random;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final AtomicLong rounds = new AtomicLong();
    private final Refusals refusals = new Refusals();
    private @Nullable Connection connection;
    private int generation;

    ClientSession(Pace pace, Connector connector, Supplier<ClientSettings> settings, long seed) {
        this.pace = pace;
        this.connector = connector;
        this.settings = settings;
        this.random = new Random(seed);
    }

    long rounds() {
        return rounds.get();
    }

    Refusals refusals() {
        return refusals;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round(settings.get());
                rounds.incrementAndGet();
                pause(pace.betweenRounds(), settings.get());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void round(ClientSettings now) throws InterruptedException {
        if (now.generation() != generation) {
            disconnect();
            generation = now.generation();
        }
        for (LabStatement statement : pace.statements()) {
            try {
                execute(statement, now);
            } catch (SQLException refused) {
                refusals.add(statement.name(), refused);
                if (isLost(refused)) {
                    disconnect();
                    Thread.sleep(BEFORE_CONNECTING_AGAIN.toMillis());
                    return;
                }
            }
            pause(pace.betweenStatements(), now);
        }
    }

    private void execute(LabStatement statement, ClientSettings now) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connector.connect(now.queryMode());
            connection = open;
        }
        PreparedStatement call = prepared.get(statement.name());
        if (call == null) {
            call = open.prepareStatement(statement.sql());
            prepared.put(statement.name(), call);
        }
        List<Object> values = statement.values(random);
        for (int i = 0; i < values.size(); i++) {
            call.setObject(i + 1, values.get(i));
        }
        call.execute();
    }

    private static boolean isLost(SQLException refused) {
        String state = refused.getSQLState();
        return state == null || state.startsWith(CONNECTION_ERROR) || state.startsWith(OPERATOR_INTERVENTION);
    }

    private static void pause(Duration usual, ClientSettings now) throws InterruptedException {
        long millis = Math.round(usual.toMillis() / now.trafficFactor());
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    private void disconnect() {
        prepared.clear();
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                refusals.add("close", gone);
            }
        }
    }
}

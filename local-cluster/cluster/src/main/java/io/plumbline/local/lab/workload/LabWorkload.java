package io.plumbline.local.lab.workload;

import io.plumbline.local.lab.event.LabStatement;
import io.plumbline.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The lab's clients, each one session with the same values in every run: one for the OLTP mix, one for the events'
 * statements, one that runs a query of TPC-H now and then.
 */
public final class LabWorkload implements AutoCloseable {

    private static final long SEED = 20_260_201;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(150);
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(1500);

    private final PostgresServer server;
    private final AtomicReference<ClientSettings> settings = new AtomicReference<>(ClientSettings.USUAL);
    private final List<ClientSession> sessions;
    private final ExecutorService threads;

    private LabWorkload(PostgresServer server, List<Pace> paces) {
        this.server = server;
        this.sessions = paces.stream()
                .map(pace -> new ClientSession(
                        pace, this::connect, settings::get, SEED + pace.name().hashCode()))
                .toList();
        this.threads = Executors.newFixedThreadPool(paces.size(), work -> {
            Thread client = new Thread(work, "lab-client");
            client.setDaemon(true);
            return client;
        });
        sessions.forEach(threads::execute);
    }

    /** Starts at once. */
    public static LabWorkload start(
            PostgresServer server,
            List<LabStatement> events,
            List<LabStatement> transactional,
            List<LabStatement> analytical) {
        return new LabWorkload(
                server,
                List.of(
                        new Pace("events", events, BETWEEN_ROUNDS, Duration.ZERO),
                        new Pace("oltp", transactional, BETWEEN_ROUNDS, Duration.ZERO),
                        new Pace("tpch", analytical, Duration.ZERO, BETWEEN_QUERIES)));
    }

    /** The fewest rounds that any client has finished. */
    public long rounds() {
        return sessions.stream().mapToLong(ClientSession::rounds).min().orElse(0);
    }

    /** One line for each statement that was refused. */
    public List<String> refused() {
        Map<String, String> lines = new TreeMap<>();
        for (ClientSession session : sessions) {
            session.refusals()
                    .all()
                    .forEach((statement, refused) -> lines.put(
                            statement, statement + ": " + refused.count() + " times, " + refused.lastMessage()));
        }
        return List.copyOf(lines.values());
    }

    /** Every client closes its connection and opens another before its next round. */
    public void reconnect() {
        settings.updateAndGet(ClientSettings::reconnected);
    }

    /** {@code extended} or {@code simple}, from the next round on and over new connections. */
    public void queryMode(String mode) {
        settings.updateAndGet(now -> now.withQueryMode(mode));
    }

    /** 1 is usual. */
    public void traffic(double factor) {
        settings.updateAndGet(now -> now.withTraffic(factor));
    }

    /** A session like the workload's own; the caller closes it. */
    public Connection connect(String queryMode) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", LabDatabase.APPLICATION);
        properties.put("password", server.password());
        properties.put("preferQueryMode", queryMode);
        properties.put("options", "-c statement_timeout=20s");
        return DriverManager.getConnection(server.jdbcUrl(LabDatabase.NAME), properties);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

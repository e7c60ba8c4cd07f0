package io.plumbline.local.demo.shop;

import io.plumbline.local.process.InfrastructureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One session that runs every statement of the shop in turn at a steady pace, with the same values in every run. The
 * session is its own and is closed with the workload.
 */
public final class ShopWorkload implements AutoCloseable {

    private static final long SEED = 20_260_101;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

    private final Connection session;
    private final Random random = new Random(SEED);
    private final Map<ShopStatement, PreparedStatement> statements = new EnumMap<>(ShopStatement.class);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "shop-workload");
        worker.setDaemon(true);
        return worker;
    });
    private final AtomicLong rounds = new AtomicLong();
    private final Future<?> running;

    private ShopWorkload(Connection session) throws SQLException {
        this.session = session;
        for (ShopStatement statement : ShopStatement.values()) {
            statements.put(statement, session.prepareStatement(statement.sql()));
        }
        this.running = thread.scheduleWithFixedDelay(this::round, 0, BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts at once. */
    public static ShopWorkload start(Connection session) throws SQLException {
        return new ShopWorkload(session);
    }

    /** How often every statement has been run. */
    public long rounds() {
        return rounds.get();
    }

    /** Fails when the workload has failed. */
    public void check() {
        if (!running.isDone()) {
            return;
        }
        try {
            running.get();
        } catch (ExecutionException failed) {
            throw new InfrastructureException("the shop's workload failed: " + failed.getCause(), failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while looking at the workload", e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        session.close();
    }

    private void round() {
        try {
            for (Map.Entry<ShopStatement, PreparedStatement> entry : statements.entrySet()) {
                entry.getKey().run(entry.getValue(), random);
            }
            rounds.incrementAndGet();
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "the shop's database refused a statement: " + refused.getMessage(), refused);
        }
    }
}

package io.plumbline.pollers.metrics;

import io.plumbline.explain.NoPlanReason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one instance since the task started; written by the task, read by anybody.
 *
 * <p>observations = with a plan + the sum over reasons without one.
 */
public final class PollerMetrics implements PollerMXBean {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongAdder polls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder databaseFailures = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final LongAdder withoutText = new LongAdder();
    private final AtomicLong evictions = new AtomicLong();
    private final LongAdder relations = new LongAdder();
    private final LongAdder explains = new LongAdder();
    private final LongAdder explainNanos = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final AtomicLong dropped = new AtomicLong();
    private final LongAdder latencyNanos = new LongAdder();
    private final AtomicLong lastLatencyNanos = new AtomicLong();
    private final LongAccumulator mostLatencyNanos = new LongAccumulator(Math::max, 0);
    private final AtomicLong lastPollNanos = new AtomicLong();
    private final LongAccumulator mostPollNanos = new LongAccumulator(Math::max, 0);
    private final Map<NoPlanReason, LongAdder> notExplained = new EnumMap<>(NoPlanReason.class);
    private volatile String status = "not polled yet";

    public PollerMetrics() {
        for (NoPlanReason reason : NoPlanReason.values()) {
            notExplained.put(reason, new LongAdder());
        }
    }

    public void polled(long nanos) {
        polled(nanos, List.of());
    }

    /** A poll succeeded, with these things missing that can be done without. */
    public void polled(long nanos, List<String> without) {
        polls.increment();
        lastPollNanos.set(nanos);
        mostPollNanos.accumulate(nanos);
        status = without.isEmpty() ? "OK" : "OK, but " + String.join("; ", without);
    }

    public void failed(String why) {
        failures.increment();
        status = why;
    }

    public void databaseFailed() {
        databaseFailures.increment();
    }

    /** One observation was made; {@code reason} is null when it has a plan. */
    public void observed(@Nullable NoPlanReason reason) {
        statements.increment();
        LongAdder counter = reason == null ? null : notExplained.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    public void excluded() {
        excluded.increment();
    }

    public void withoutText() {
        withoutText.increment();
    }

    /** What the server said last of what it had no room to count by statement. */
    public void evictions(long count) {
        evictions.set(count);
    }

    public void relations(int count) {
        relations.add(count);
    }

    public void explained(long nanos) {
        explains.increment();
        explainNanos.add(nanos);
    }

    /** A record's poll began {@code nanos} before the broker had it. */
    public void acknowledged(long nanos) {
        acknowledged.increment();
        latencyNanos.add(nanos);
        lastLatencyNanos.set(nanos);
        mostLatencyNanos.accumulate(nanos);
    }

    /** Connect gave a record up; returns whether it was the first one. */
    public boolean dropped() {
        return dropped.getAndIncrement() == 0;
    }

    @Override
    public String getStatus() {
        return status;
    }

    @Override
    public long getPolls() {
        return polls.sum();
    }

    @Override
    public long getFailures() {
        return failures.sum();
    }

    @Override
    public long getDatabaseFailures() {
        return databaseFailures.sum();
    }

    @Override
    public long getStatements() {
        return statements.sum();
    }

    @Override
    public long getExcluded() {
        return excluded.sum();
    }

    @Override
    public long getWithoutText() {
        return withoutText.sum();
    }

    @Override
    public long getEvictions() {
        return evictions.get();
    }

    @Override
    public long getRelations() {
        return relations.sum();
    }

    @Override
    public long getExplains() {
        return explains.sum();
    }

    @Override
    public double getExplainSeconds() {
        return explainNanos.sum() / NANOS_PER_SECOND;
    }

    @Override
    public double getLastPollSeconds() {
        return lastPollNanos.get() / NANOS_PER_SECOND;
    }

    @Override
    public double getMostPollSeconds() {
        return mostPollNanos.get() / NANOS_PER_SECOND;
    }

    @Override
    public long getAcknowledged() {
        return acknowledged.sum();
    }

    @Override
    public long getDropped() {
        return dropped.get();
    }

    @Override
    public double getLastCaptureLatencySeconds() {
        return lastLatencyNanos.get() / NANOS_PER_SECOND;
    }

    @Override
    public double getMostCaptureLatencySeconds() {
        return mostLatencyNanos.get() / NANOS_PER_SECOND;
    }

    @Override
    public double getMeanCaptureLatencySeconds() {
        long count = acknowledged.sum();
        return count == 0 ? 0 : latencyNanos.sum() / NANOS_PER_SECOND / count;
    }

    @Override
    public Map<String, Long> getNotExplained() {
        Map<String, Long> counts = new LinkedHashMap<>();
        notExplained.forEach((reason, count) -> counts.put(reason.name(), count.sum()));
        return counts;
    }
}

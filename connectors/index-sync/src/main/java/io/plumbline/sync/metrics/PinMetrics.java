package io.plumbline.sync.metrics;

import io.plumbline.sync.pins.PinOutcome;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one instance since the task started; written by the task, read by anybody.
 *
 * <p>The statements that have a command in force are the sum of the pins over outcomes.
 */
public final class PinMetrics implements PinMXBean {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final AtomicLong sweptAtNanos;
    private final LongAdder commands = new LongAdder();
    private final LongAdder sweeps = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Map<PinOutcome, LongAdder> pins = perOutcome();
    private final Map<PinOutcome, LongAdder> results = perOutcome();
    private volatile String status = "not swept yet";

    /** {@code nanoTime} is a clock for differences, such as the system's. */
    public PinMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.sweptAtNanos = new AtomicLong(nanoTime.getAsLong());
    }

    /** A command that concerns the instance was read. */
    public void commanded() {
        commands.increment();
    }

    /** A statement was looked at; {@code before} is null where that was the first time. */
    public void looked(@Nullable PinOutcome before, PinOutcome now) {
        if (before != null) {
            forgotten(before);
        }
        count(pins, now).increment();
        if (now == PinOutcome.FAILED) {
            failures.increment();
        }
    }

    /** A statement has no command in force any more. */
    public void forgotten(PinOutcome last) {
        count(pins, last).decrement();
    }

    /** A result was published. */
    public void published(PinOutcome outcome) {
        count(results, outcome).increment();
    }

    /** Every pin was looked at; {@code remaining} says what could not be cleared up. */
    public void swept(List<String> remaining) {
        sweeps.increment();
        failures.add(remaining.size());
        sweptAtNanos.set(nanoTime.getAsLong());
        status = remaining.isEmpty() ? "OK" : String.join("; ", remaining);
    }

    @Override
    public String getStatus() {
        return status;
    }

    @Override
    public long getCommands() {
        return commands.sum();
    }

    @Override
    public Map<String, Long> getPins() {
        return byName(pins);
    }

    @Override
    public Map<String, Long> getResults() {
        return byName(results);
    }

    @Override
    public long getSweeps() {
        return sweeps.sum();
    }

    @Override
    public double getLastSweepAgeSeconds() {
        return (nanoTime.getAsLong() - sweptAtNanos.get()) / NANOS_PER_SECOND;
    }

    @Override
    public long getFailures() {
        return failures.sum();
    }

    private static Map<PinOutcome, LongAdder> perOutcome() {
        Map<PinOutcome, LongAdder> counts = new EnumMap<>(PinOutcome.class);
        for (PinOutcome outcome : PinOutcome.values()) {
            counts.put(outcome, new LongAdder());
        }
        return counts;
    }

    private static LongAdder count(Map<PinOutcome, LongAdder> counts, PinOutcome outcome) {
        return Objects.requireNonNull(counts.get(outcome));
    }

    private static Map<String, Long> byName(Map<PinOutcome, LongAdder> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> named.put(outcome.name(), count.sum()));
        return named;
    }
}

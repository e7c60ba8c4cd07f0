package io.plumbline.model.plans;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Caps a history of plan changes as GaussDB does, told as numbers, because the history itself is a topic that Kafka ages.
 *
 * <p>Laws: a history holds at most {@code capacity} changes; one more is not published. Every {@link #TRIM_EVERY} since
 * its first change the oldest go until {@code reservedPercent} of the capacity is held, and what went is room again. So at
 * most {@code capacity} changes are published in any day, and {@code capacity * (1 - reservedPercent / 100)} a day for
 * ever. A change older than the last trim counts as one of the present day.
 *
 * <p>Cost: none per sample, a few additions per change; 16 bytes or less.
 *
 * @param capacity 1 to 1,000,000,000
 * @param reservedPercent 0 to 99
 */
public record ChangeCap(int capacity, int reservedPercent) {

    /** GaussDB's interval. */
    public static final Duration TRIM_EVERY = Duration.ofDays(1);

    private static final int LIMIT = 1_000_000_000;

    public ChangeCap {
        if (capacity < 1 || capacity > LIMIT) {
            throw new IllegalArgumentException("capacity must be from 1 to %d, was %d".formatted(LIMIT, capacity));
        }
        if (reservedPercent < 0 || reservedPercent > 99) {
            throw new IllegalArgumentException("reservedPercent must be from 0 to 99, was " + reservedPercent);
        }
    }

    /**
     * What becomes of a change.
     *
     * @param after the history with it, or as it was when there is no room
     * @param admitted whether there is room
     * @param trimmed whether older ones had to go before
     */
    public record Admission(HeldChanges after, boolean admitted, boolean trimmed) {}

    /**
     * Asks for room for a change at {@code at}.
     *
     * @param before null for a history without a change
     */
    public Admission admit(@Nullable HeldChanges before, Instant at) {
        HeldChanges present = before == null ? new HeldChanges(0, at) : trim(before, at);
        boolean trimmed = before != null && present.held() < before.held();
        return present.held() < capacity
                ? new Admission(new HeldChanges(present.held() + 1, present.trimmedAt()), true, trimmed)
                : new Admission(present, false, trimmed);
    }

    private HeldChanges trim(HeldChanges before, Instant at) {
        long days = Duration.between(before.trimmedAt(), at).dividedBy(TRIM_EVERY);
        if (days < 1) {
            return before;
        }
        int reserved = (int) ((long) capacity * reservedPercent / 100);
        return new HeldChanges(
                Math.min(before.held(), reserved), before.trimmedAt().plus(TRIM_EVERY.multipliedBy(days)));
    }
}

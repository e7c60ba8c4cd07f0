package io.plumbline.model.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One measure over the window: a tally of all closed sub-windows together, and that of the current one.
 *
 * <p>The first values are known exactly, each distinct one in a slot of its own. A value that finds neither itself nor a
 * free slot goes to a bucket, and while there are any in buckets no slot is given away; a slot is free again when its value
 * has left the window. So a series of few values stays exact and costs a few bytes, and a noisy one becomes a histogram.
 */
final class Series {

    private static final int SCALED = 1;
    private static final int FLOORED = 2;
    private static final int FLAG_BITS = 2;
    private static final int NO_FLOOR = BucketCounts.ZERO + 1;

    private final double[] values;
    private final boolean[] taken;
    private @Nullable Scale scale;
    private int floor = NO_FLOOR;
    private long flooredAt;
    private @Nullable ByteSource closedBytes;
    private @Nullable Tally closed;
    private Tally current;

    Series() {
        this(new double[Tally.SLOTS], new boolean[Tally.SLOTS], new Tally());
        this.closed = new Tally();
    }

    private Series(double[] values, boolean[] taken, Tally current) {
        this.values = values;
        this.taken = taken;
        this.current = current;
    }

    Series copy() {
        Series copy = new Series(values.clone(), taken.clone(), current.copy());
        copy.scale = scale;
        copy.floor = floor;
        copy.flooredAt = flooredAt;
        copy.closedBytes = closedBytes;
        copy.closed = closed == null ? null : closed.copy();
        return copy;
    }

    void addToCurrent(WeightedValue value, Buckets mapping, long now) {
        put(current, value, mapping);
        limit(current, mapping, now);
    }

    /** Adds to a closed sub-window, and to the closed ones together. */
    void addToClosed(Tally subWindow, WeightedValue value, Buckets mapping, long now) {
        closed().subtract(subWindow, floor);
        put(subWindow, value, mapping);
        subWindow.round();
        closed().add(subWindow, floor);
        limit(closed(), mapping, now);
    }

    /** Closes the current sub-window and begins the next. */
    Tally close(Buckets mapping, long now) {
        Tally closing = current;
        closing.round();
        closed().add(closing, floor);
        limit(closed(), mapping, now);
        current = new Tally();
        return closing;
    }

    /** Adds a closed sub-window to {@code sum} as the closed tally has it. */
    void addTo(Tally sum, Tally subWindow) {
        sum.add(subWindow, floor);
    }

    /** Takes a closed sub-window out that leaves the window; {@code oldest} is the first that stays. */
    void subtract(Tally leaving, long oldest) {
        closed().subtract(leaving, floor);
        if (oldest > flooredAt) {
            // whatever was closed since has no bucket below the floor
            floor = NO_FLOOR;
        }
        if (closed().bucketWeight() == 0 && current.bucketWeight() == 0) {
            scale = null;
            floor = NO_FLOOR;
        }
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            taken[slot] = closed().slot(slot) > 0 || current.slot(slot) > 0;
        }
    }

    Distribution distribution(LogMapping mapping) {
        return new SeriesReading(values, scale, floor, mapping).read(closed(), current);
    }

    /** Mean of one of its sub-windows; {@link Double#NaN} where that is empty. */
    double meanOf(Tally subWindow) {
        return new SeriesReading(values, scale, floor, null).mean(subWindow, new Tally());
    }

    /** Bucket near which the buckets of all its tallies lie. */
    int base() {
        return scale == null ? 0 : scale.bucket();
    }

    long samples() {
        return closed().samples() + current.samples();
    }

    Tally current() {
        return current;
    }

    Tally closed() {
        if (closed == null) {
            closed = Tally.read(new ByteSource(unread().bytes, unread().position(), unread().end()), base());
        }
        return closed;
    }

    /** Slots in use and flags, their values, scale, floor, the closed tally after its length, the current one. */
    void write(ByteSink out) {
        int mask = 0;
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            mask |= taken[slot] ? 1 << slot : 0;
        }
        out.unsigned((mask << FLAG_BITS) | (scale == null ? 0 : SCALED) | (floor == NO_FLOOR ? 0 : FLOORED));
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            if (taken[slot]) {
                out.fixed(values[slot]);
            }
        }
        if (scale != null) {
            scale.write(out);
        }
        if (floor != NO_FLOOR) {
            out.signed(floor);
            out.signed(flooredAt);
        }
        writeClosed(out);
        current.write(out, base());
    }

    static Series read(ByteSource in, LogMapping mapping) {
        int head = in.count((1 << (Tally.SLOTS + FLAG_BITS)) - 1);
        double[] values = new double[Tally.SLOTS];
        boolean[] taken = new boolean[Tally.SLOTS];
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            taken[slot] = ((head >>> (FLAG_BITS + slot)) & 1) != 0;
            values[slot] = taken[slot] ? in.fixed() : 0;
        }
        Scale scale = (head & SCALED) == 0 ? null : Scale.read(in, mapping);
        int floor = (head & FLOORED) == 0 ? NO_FLOOR : (int) in.signed();
        long flooredAt = floor == NO_FLOOR ? 0 : in.signed();
        ByteSource closed = in.raw();
        Series series = new Series(values, taken, Tally.read(in, scale == null ? 0 : scale.bucket()));
        series.closedBytes = closed;
        series.scale = scale;
        series.floor = floor;
        series.flooredAt = flooredAt;
        return series;
    }

    private void writeClosed(ByteSink out) {
        if (closed == null) {
            out.raw(unread().bytes, unread().position(), unread().end());
            return;
        }
        ByteSink nested = new ByteSink();
        closed.write(nested, base());
        out.raw(nested.toBytes());
    }

    private void put(Tally tally, WeightedValue value, Buckets mapping) {
        int slot = slotOf(value.value());
        if (slot >= 0) {
            tally.addToSlot(slot, value.weight());
            return;
        }
        Scale known = scale;
        if (known == null) {
            known = Scale.around(median() > 0 ? median() : value.value(), mapping.mapping());
            scale = known;
            emptySlots(tally, known, mapping);
        }
        int bucket = mapping.mapping().bucketOf(value.value());
        tally.addToBucket(
                bucket == BucketCounts.ZERO ? bucket : Math.max(floor, bucket),
                known.deviationOf(value.value()),
                value.weight());
    }

    /** A series that turns out noisy in its first sub-window needs no slots. */
    // the very tally, not one that equals it
    @SuppressWarnings("ReferenceEquality")
    private void emptySlots(Tally tally, Scale known, Buckets mapping) {
        if (tally != current || closed().samples() > 0) {
            return;
        }
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            if (current.slot(slot) > 0) {
                current.moveToBucket(slot, mapping.mapping().bucketOf(values[slot]), known.deviationOf(values[slot]));
            }
            taken[slot] = false;
        }
    }

    /** Joins the lowest buckets where there are too many. */
    private void limit(Tally tally, Buckets mapping, long now) {
        if (tally.buckets().size() > mapping.maximum()) {
            floor = Math.max(floor, tally.buckets().floorFor(mapping.maximum()));
            flooredAt = now;
            closed().buckets().collapseBelow(floor);
            current.buckets().collapseBelow(floor);
        }
    }

    private int slotOf(double value) {
        int free = -1;
        for (int slot = Tally.SLOTS - 1; slot >= 0; slot--) {
            if (!taken[slot]) {
                free = slot;
            } else if (values[slot] == value) {
                return slot;
            }
        }
        if (scale != null || free < 0) {
            return -1;
        }
        taken[free] = true;
        values[free] = value;
        return free;
    }

    private double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Tally.SLOTS / 2];
    }

    private ByteSource unread() {
        if (closedBytes == null) {
            throw new IllegalStateException("a series has its closed tally read or unread");
        }
        return closedBytes;
    }
}

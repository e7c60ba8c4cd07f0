package io.plumbline.model.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles, mean, deviation and extremes of each {@link Measure} of a plan over a rolling window of event time.
 *
 * <p>The window is a ring of sub-windows aligned to the epoch: the newest one that has a value, the current one, and those
 * that start less than the window's length before its end, the closed ones. The hot bytes hold the current sub-window and
 * one tally of all closed ones together. A value goes to the current sub-window, so it costs the same however many there
 * are; a sub-window that is closed is added to the tally, and one that leaves is read and subtracted. A closed sub-window
 * is kept on its own and read only then, or when a late value lands in it. The window moves with values only.
 *
 * <p>Law: the tally is the sum of the closed sub-windows, always: all its parts are integers.
 *
 * <p>Accuracy. The first eight distinct values are kept as they are; a series that has no more of them in its window is
 * exact. Every other value {@code x} is answered by its bucket's {@code m} with {@code |m - x| <= a x}
 * ({@link LogMapping}). So the k-th smallest of the answers is within {@code a} of the k-th smallest value: at least k
 * values are at most that one, their answers at most {@code (1 + a)} times it; and n - k + 1 are at least it, their
 * answers at least {@code (1 - a)} times it. The percentile {@code q} is the answer of rank {@code floor(q (n - 1))} from
 * 0. Where values have weights, a closed sub-window rounds these, which moves a rank by less than 1/1,024 of all; it
 * rounds nothing where all weigh 1, or at most 1,024 together. Minimum and maximum are percentiles 0 and 1. Mean and
 * standard deviation of what is in buckets are those of values rounded to 2^-16 of the value around which they lie
 * ({@link Scale}); rounding moves both by at most half of that. Values below 1e-300 count as 0.
 *
 * <p>Bound: tally and current sub-window of a measure have at most the configured number of buckets each. When one more is
 * needed, the lowest (zero apart) are joined, and what comes later below that floor is counted in it, until the sub-window
 * in which that was last needed has left. Percentiles above the floor keep their accuracy; at 1 % and 512 buckets the floor is not reached before the
 * values in the window span a factor of 27,000.
 *
 * <p>Size: a measure with one value takes 14 hot bytes and 2 in each sub-window; docs/benchmarks.md has more.
 *
 * <p>Source: C. Masson, J. E. Rim, H. K. Lee: DDSketch, PVLDB 12(12), 2019. Not thread-safe.
 */
public final class RollingStatistics {

    private static final int HOT_VERSION = 1;
    private static final byte[] GONE = {};

    private final WindowOptions options;
    private final Buckets buckets;
    private final ClosedSubWindows stored;
    private final Map<Long, byte[]> changes = new TreeMap<>();
    private final Series[] series = new Series[Measure.COUNT];
    private final boolean[] shared = new boolean[Measure.COUNT];
    private boolean empty = true;
    private boolean restarted;
    private long oldest;
    private long current;

    private RollingStatistics(WindowOptions options, ClosedSubWindows stored) {
        this.options = options;
        this.buckets = Buckets.of(options);
        this.stored = stored;
    }

    /** Whether a value was taken into the window. */
    public enum Added {
        IN_WINDOW,
        BEFORE_WINDOW
    }

    /**
     * Reads hot bytes; none are an empty window. Bytes written with another accuracy or sub-window length are an empty
     * window that removes the sub-windows it had. Sub-windows beyond a shorter window leave when the window moves.
     *
     * @throws IllegalArgumentException when the bytes are not of a known version, or damaged
     */
    public static RollingStatistics of(byte[] hot, ClosedSubWindows stored, WindowOptions options) {
        RollingStatistics statistics = new RollingStatistics(options, stored);
        if (hot.length == 0 || !statistics.read(new ByteSource(hot))) {
            statistics.startEmpty();
        }
        return statistics;
    }

    public WindowOptions options() {
        return options;
    }

    /** Whether bytes were read that another accuracy or sub-window length had written. */
    public boolean isRestarted() {
        return restarted;
    }

    /** From now on it is not restarted. */
    public void acknowledgeRestart() {
        restarted = false;
    }

    /** The same values; what is added to one is not in the other. */
    public RollingStatistics copy() {
        RollingStatistics copy = new RollingStatistics(options, stored);
        System.arraycopy(series, 0, copy.series, 0, series.length);
        // copied when one of both changes it
        Arrays.fill(shared, true);
        Arrays.fill(copy.shared, true);
        copy.changes.putAll(changes);
        copy.empty = empty;
        copy.restarted = restarted;
        copy.oldest = oldest;
        copy.current = current;
        return copy;
    }

    /**
     * Takes a value in.
     *
     * @param value finite and not negative
     * @param weight how often it counts, at least 1
     */
    public Added add(Instant time, Measure measure, double value, long weight) {
        WeightedValue weighted = new WeightedValue(value, weight);
        long index = Math.floorDiv(time.toEpochMilli(), options.subWindowMillis());
        if (empty) {
            empty = false;
            oldest = index;
            current = index;
        } else if (index > current) {
            advanceTo(index);
        } else if (index < firstIndex()) {
            return Added.BEFORE_WINDOW;
        }
        if (index == current) {
            own(measure.position()).addToCurrent(weighted, buckets, current);
        } else {
            addLate(index, measure, weighted);
        }
        return Added.IN_WINDOW;
    }

    public boolean isEmpty() {
        return empty;
    }

    /** Start of the current sub-window; the epoch's where empty. */
    public Instant newestStart() {
        return empty ? Instant.EPOCH : Instant.ofEpochMilli(current * options.subWindowMillis());
    }

    /** Values of the measure in the current sub-window. */
    public long currentSamples(Measure measure) {
        return series[measure.position()].current().samples();
    }

    /** Values of the measure in the whole window. */
    public long samples(Measure measure) {
        return series[measure.position()].samples();
    }

    /** The whole window; one pass over the buckets of the measure. */
    public Distribution distribution(Measure measure) {
        return series[measure.position()].distribution(buckets.mapping());
    }

    /** Means of the sub-windows that have values of the measure, the oldest first. Reads every closed one. */
    public List<Double> subWindowMeans(Measure measure) {
        List<Double> means = new ArrayList<>();
        Series of = series[measure.position()];
        for (long index = oldest; index < current; index++) {
            SubWindow subWindow = closed(index);
            if (subWindow != null && subWindow.of(measure).samples() > 0) {
                means.add(of.meanOf(subWindow.of(measure)));
            }
        }
        if (of.current().samples() > 0) {
            means.add(of.meanOf(of.current()));
        }
        return means;
    }

    /** Closed sub-windows written since this was read, by index; no bytes where one was removed. */
    public Map<Long, byte[]> changes() {
        return Map.copyOf(changes);
    }

    /** Sub-windows from {@code oldest} to before {@code current} may be kept as closed ones. */
    public record Range(long oldest, long current) {}

    /** What hot bytes know to be kept. */
    public static Range range(byte[] hot) {
        if (hot.length == 0) {
            return new Range(0, 0);
        }
        ByteSource in = new ByteSource(hot);
        in.requireVersion(HOT_VERSION);
        in.fixed(Integer.BYTES);
        long current = in.signed();
        return new Range(current - in.unsigned(), current);
    }

    /**
     * The hot bytes, version 1: version, a fingerprint of accuracy and sub-window length, index of the current sub-window
     * and how many back the oldest is, then each measure.
     */
    public byte[] toBytes() {
        if (empty) {
            return GONE;
        }
        ByteSink out = new ByteSink();
        out.unsigned(HOT_VERSION);
        out.fixed(fingerprint(options), Integer.BYTES);
        out.signed(current);
        out.unsigned(current - oldest);
        for (Series each : series) {
            each.write(out);
        }
        return out.toBytes();
    }

    /** The law, for tests: what the first measure breaks it by, or "equal". */
    String tallyAgainstSubWindows() {
        for (Measure measure : Measure.values()) {
            Series of = series[measure.position()];
            Tally sum = new Tally();
            for (long index = oldest; index < current; index++) {
                SubWindow subWindow = closed(index);
                if (subWindow != null) {
                    of.addTo(sum, subWindow.of(measure));
                }
            }
            if (!sum.toString().equals(of.closed().toString())) {
                return "%s: tally %s, sub-windows %s".formatted(measure, of.closed(), sum);
            }
        }
        return "equal";
    }

    /** A series that may be changed. */
    private Series own(int position) {
        if (shared[position]) {
            series[position] = series[position].copy();
            shared[position] = false;
        }
        return series[position];
    }

    private void startEmpty() {
        for (int i = 0; i < series.length; i++) {
            series[i] = new Series();
        }
    }

    /** Whether the bytes suit the options. */
    private boolean read(ByteSource in) {
        in.requireVersion(HOT_VERSION);
        boolean compatible = in.fixed(Integer.BYTES) == fingerprint(options);
        current = in.signed();
        oldest = current - in.unsigned();
        if (!compatible) {
            restarted = true;
            for (long index = oldest; index < current; index++) {
                remove(index);
            }
            return false;
        }
        empty = false;
        for (int i = 0; i < series.length; i++) {
            series[i] = Series.read(in, buckets.mapping());
        }
        if (in.hasMore()) {
            throw new IllegalArgumentException("rolling statistics must end at byte " + in.position());
        }
        return true;
    }

    private long firstIndex() {
        return current - options.subWindows() + 1;
    }

    private void advanceTo(long index) {
        SubWindow closing = new SubWindow();
        for (int i = 0; i < series.length; i++) {
            closing.set(i, own(i).close(buckets, current));
        }
        changes.put(current, closing.toBytes(series));
        long last = current;
        current = index;
        for (; oldest <= last && oldest < firstIndex(); oldest++) {
            SubWindow leaving = closed(oldest);
            if (leaving != null) {
                subtract(leaving);
                remove(oldest);
            }
        }
        oldest = oldest > last ? index : oldest;
    }

    private void subtract(SubWindow leaving) {
        for (int i = 0; i < series.length; i++) {
            own(i).subtract(leaving.at(i), oldest + 1);
        }
    }

    private void addLate(long index, Measure measure, WeightedValue value) {
        SubWindow read = closed(index);
        SubWindow subWindow = read == null ? new SubWindow() : read;
        own(measure.position()).addToClosed(subWindow.of(measure), value, buckets, current);
        changes.put(index, subWindow.toBytes(series));
        oldest = Math.min(oldest, index);
    }

    private void remove(long index) {
        changes.put(index, GONE);
    }

    private @Nullable SubWindow closed(long index) {
        byte[] bytes = changes.containsKey(index) ? changes.get(index) : stored.read(index);
        return bytes == null || bytes.length == 0 ? null : SubWindow.read(bytes, series);
    }

    private static long fingerprint(WindowOptions options) {
        int hash = Double.hashCode(options.relativeAccuracy()) * 31 + Long.hashCode(options.subWindowMillis());
        return Integer.toUnsignedLong(hash);
    }
}

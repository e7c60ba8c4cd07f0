package io.plumbline.model.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Percentiles, mean, deviation and extremes of values over a rolling window of event time.
 *
 * <p>The window is a ring of sub-windows aligned to the epoch: the newest one that has a value, and those that start less
 * than the window's length before its end. A histogram of logarithmic buckets covers all of them: a value is added to it
 * and to its own sub-window, and a sub-window that leaves is subtracted. So a value costs the same, one bucket, however
 * long the window is; what a sub-window costs, when it is closed or leaves, is its own buckets plus one look at each
 * sub-window's header. A value older than the newest lands in its own sub-window while that is in the window. The
 * window moves with values only: without new ones it stays where it was.
 *
 * <p>Accuracy: the percentile {@code q} is the value with rank {@code floor(q (n - 1))} in rising order, from 0; the
 * answer differs from it by at most the relative accuracy (proof at {@link LogMapping}), because a bucket's rank range is
 * exact. It is then clamped to the exact extremes, which moves it towards the true value; so one value, or equal ones,
 * answer exactly. Values of 0 are exact, those below 1e-9 count as 0.
 *
 * <p>Bound: the histogram has at most the configured number of buckets. When one more is needed, the two lowest (zero
 * apart) become one, and what comes later below that floor is counted in it, until the window is empty once. Percentiles
 * above the floor keep their accuracy; at 1 % and 512 buckets the floor is not reached before the values in the window
 * span a factor of 27,000.
 *
 * <p>Size: per sub-window about 14 bytes plus 3 for each further bucket when all values are equal, 24 more otherwise; the
 * total about 3 bytes a bucket.
 *
 * <p>Source: C. Masson, J. E. Rim, H. K. Lee: DDSketch, PVLDB 12(12), 2019. Not thread-safe.
 */
public final class RollingStatistics {

    private static final int FORMAT_VERSION = 1;
    private static final int NO_FLOOR = BucketCounts.ZERO + 1;

    private final WindowOptions options;
    private final LogMapping mapping;
    private ClosedSubWindows closed;
    private BucketCounts total;
    private SubWindow current;
    private Moments closedMoments;
    private int floor;

    private RollingStatistics(WindowOptions options) {
        this.options = options;
        this.mapping = new LogMapping(options.relativeAccuracy());
        this.closed = new ClosedSubWindows(new byte[0]);
        this.total = new BucketCounts();
        this.current = new SubWindow(0);
        this.closedMoments = Moments.NONE;
        this.floor = NO_FLOOR;
    }

    /** Nothing in the window. */
    public static RollingStatistics empty(WindowOptions options) {
        return new RollingStatistics(options);
    }

    /** Whether a value was taken into the window. */
    public enum Added {
        IN_WINDOW,
        BEFORE_WINDOW
    }

    /**
     * Takes a value in.
     *
     * @param value finite and not negative
     * @param weight how often it counts, at least 1
     */
    public Added add(Instant time, double value, long weight) {
        if (!(value >= 0) || Double.isInfinite(value) || weight < 1) {
            throw new IllegalArgumentException(
                    "a value must be finite and not negative, its weight at least 1, was " + value + " x " + weight);
        }
        long index = Math.floorDiv(time.toEpochMilli(), options.subWindowMillis());
        if (isEmpty()) {
            restart(index);
        } else if (index > current.index) {
            advanceTo(index);
        } else if (index < firstIndex()) {
            return Added.BEFORE_WINDOW;
        }
        int bucket = value < LogMapping.MINIMUM ? BucketCounts.ZERO : Math.max(floor, mapping.bucketOf(value));
        total.add(bucket, weight);
        if (index == current.index) {
            current.add(bucket, value, weight);
        } else {
            addToClosed(index, bucket, value, weight);
        }
        collapse();
        return Added.IN_WINDOW;
    }

    public boolean isEmpty() {
        return total.size() == 0;
    }

    /** Start of the newest sub-window; the epoch's where empty. */
    public Instant newestStart() {
        return isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(current.index * options.subWindowMillis());
    }

    /** The whole window; one pass over its buckets. */
    public Distribution distribution() {
        if (isEmpty()) {
            return Distribution.EMPTY;
        }
        Moments all = closedMoments.merge(current.moments);
        return new Distribution(
                all.count(),
                quantile(0.5, all),
                quantile(0.9, all),
                quantile(0.99, all),
                all.mean(),
                all.standardDeviation(),
                all.minimum(),
                all.maximum());
    }

    /** The value of rank {@code floor(q (n - 1))}, {@code q} from 0 to 1; 0 where empty. */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile must be from 0 to 1, was " + q);
        }
        return isEmpty() ? 0 : quantile(q, closedMoments.merge(current.moments));
    }

    /** Means of the sub-windows that have values, the oldest first. */
    public List<Double> subWindowMeans() {
        List<Double> means = new ArrayList<>();
        for (byte[] each : closed.list()) {
            means.add(SubWindow.readMomentsOf(each).mean());
        }
        if (current.moments.count() > 0) {
            means.add(current.moments.mean());
        }
        return means;
    }

    /**
     * The byte form, version 1: version, relative accuracy, sub-window length, floor, newest sub-window, total, moments
     * of the closed sub-windows together, and these one by one, each after its length.
     */
    public byte[] toBytes() {
        ByteSink out = new ByteSink();
        out.unsigned(FORMAT_VERSION);
        out.fixed(options.relativeAccuracy());
        out.unsigned(options.subWindowMillis());
        out.signed(floor);
        current.write(out);
        out.counts(total);
        closedMoments.write(out);
        closed.write(out);
        return out.toBytes();
    }

    /**
     * Reads the byte form; no bytes are an empty window. Sub-windows beyond a shorter window leave with the next value.
     *
     * @throws IllegalArgumentException when the bytes are not of a known version, or end too early
     */
    public static RollingStatistics fromBytes(byte[] bytes, WindowOptions options) {
        if (bytes.length == 0 || !isCompatible(bytes, options)) {
            return empty(options);
        }
        ByteSource in = new ByteSource(bytes);
        in.unsigned();
        in.fixed();
        in.unsigned();
        RollingStatistics statistics = new RollingStatistics(options);
        statistics.floor = (int) in.signed();
        statistics.current = SubWindow.read(in);
        statistics.total = in.counts();
        statistics.closedMoments = Moments.read(in);
        statistics.closed = new ClosedSubWindows(in.rest());
        return statistics;
    }

    /** Whether bytes were written with the accuracy and sub-window length of {@code options}; if not they start anew. */
    public static boolean isCompatible(byte[] bytes, WindowOptions options) {
        if (bytes.length == 0) {
            return true;
        }
        ByteSource in = new ByteSource(bytes);
        long version = in.unsigned();
        if (version != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "rolling statistics must be of version " + FORMAT_VERSION + ", was " + version);
        }
        return in.fixed() == options.relativeAccuracy() && in.unsigned() == options.subWindowMillis();
    }

    private double quantile(double q, Moments all) {
        int bucket = total.bucketAtRank(Math.floor(q * (all.count() - 1)));
        double value = bucket == BucketCounts.ZERO ? 0 : mapping.valueOf(bucket);
        return Math.max(all.minimum(), Math.min(all.maximum(), value));
    }

    private long firstIndex() {
        return current.index - options.subWindows() + 1;
    }

    private void restart(long index) {
        closed = new ClosedSubWindows(new byte[0]);
        total = new BucketCounts();
        current = new SubWindow(index);
        closedMoments = Moments.NONE;
        floor = NO_FLOOR;
    }

    private void advanceTo(long index) {
        List<byte[]> subWindows = closed.list();
        subWindows.add(bytesOf(current));
        current = new SubWindow(index);
        while (!subWindows.isEmpty() && SubWindow.readIndex(subWindows.get(0)) < firstIndex()) {
            subtract(subWindows.remove(0));
        }
        if (isEmpty()) {
            floor = NO_FLOOR;
        }
        closedMoments = closed.moments();
    }

    private void subtract(byte[] leaving) {
        BucketCounts counts = SubWindow.read(new ByteSource(leaving)).counts;
        for (int position = 0; position < counts.size(); position++) {
            int bucket = counts.bucket(position);
            total.subtract(bucket == BucketCounts.ZERO ? bucket : Math.max(floor, bucket), counts.count(position));
        }
    }

    private void addToClosed(long index, int bucket, double value, long weight) {
        List<byte[]> subWindows = closed.list();
        int position = 0;
        while (position < subWindows.size() && SubWindow.readIndex(subWindows.get(position)) < index) {
            position++;
        }
        boolean exists = position < subWindows.size() && SubWindow.readIndex(subWindows.get(position)) == index;
        SubWindow subWindow =
                exists ? SubWindow.read(new ByteSource(subWindows.remove(position))) : new SubWindow(index);
        subWindow.add(bucket, value, weight);
        subWindows.add(position, bytesOf(subWindow));
        closedMoments = closed.moments();
    }

    private void collapse() {
        while (total.size() > options.maxBuckets()) {
            floor = total.nextFloor();
            total.collapseBelow(floor);
            current.counts.collapseBelow(floor);
        }
    }

    private static byte[] bytesOf(SubWindow subWindow) {
        ByteSink out = new ByteSink();
        subWindow.write(out);
        return out.toBytes();
    }
}

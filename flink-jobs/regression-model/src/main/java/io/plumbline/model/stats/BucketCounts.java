package io.plumbline.model.stats;

import java.util.Arrays;

/**
 * Counts by bucket, in rising order of buckets, without empty ones. Bucket {@link #ZERO} holds zeros and what is too
 * small to tell from zero.
 */
final class BucketCounts {

    static final int ZERO = Integer.MIN_VALUE;

    private static final int[] NO_BUCKETS = {};
    private static final long[] NO_COUNTS = {};

    private int[] buckets;
    private long[] counts;
    private int size;

    BucketCounts() {
        buckets = NO_BUCKETS;
        counts = NO_COUNTS;
    }

    BucketCounts(int expected) {
        buckets = new int[expected + 2];
        counts = new long[expected + 2];
    }

    BucketCounts copy() {
        BucketCounts copy = new BucketCounts();
        copy.buckets = size == 0 ? NO_BUCKETS : buckets.clone();
        copy.counts = size == 0 ? NO_COUNTS : counts.clone();
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    int bucket(int position) {
        return buckets[position];
    }

    long count(int position) {
        return counts[position];
    }

    long sum() {
        long sum = 0;
        for (int position = 0; position < size; position++) {
            sum += counts[position];
        }
        return sum;
    }

    void add(int bucket, long count) {
        // most are appended: whoever reads or merges goes upwards
        if (size == 0 || bucket > buckets[size - 1]) {
            insert(size, bucket, count);
            return;
        }
        int position = Arrays.binarySearch(buckets, 0, size, bucket);
        if (position >= 0) {
            counts[position] += count;
        } else {
            insert(-position - 1, bucket, count);
        }
    }

    /** Adds all counts of {@code other}, those below {@code floor} to {@code floor}. */
    void addAll(BucketCounts other, int floor) {
        for (int position = 0; position < other.size; position++) {
            add(raise(other.buckets[position], floor), other.counts[position]);
        }
    }

    /** Takes out what {@link #addAll} put in. */
    void subtractAll(BucketCounts other, int floor) {
        for (int position = 0; position < other.size; position++) {
            subtract(raise(other.buckets[position], floor), other.counts[position]);
        }
        removeEmpty();
    }

    /** Adds all that lies below {@code floor}, zeros apart, to {@code floor}. */
    void collapseBelow(int floor) {
        BucketCounts raised = new BucketCounts(size);
        raised.addAll(this, floor);
        buckets = raised.buckets;
        counts = raised.counts;
        size = raised.size;
    }

    /** The bucket that leaves at most {@code maximum} buckets when all below it, zeros apart, are added to it. */
    int floorFor(int maximum) {
        return buckets[size - maximum + (buckets[0] == ZERO ? 1 : 0)];
    }

    /**
     * Rounds to multiples of {@code unit} such that the sum up to any bucket is off by at most half a unit: each bucket
     * gets the difference of rounded sums.
     */
    void roundTo(long unit) {
        long exact = 0;
        long rounded = 0;
        for (int position = 0; position < size; position++) {
            exact += counts[position];
            long next = (exact + unit / 2) / unit * unit;
            counts[position] = next - rounded;
            rounded = next;
        }
        removeEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < size; position++) {
            text.append(buckets[position]).append(':').append(counts[position]).append(' ');
        }
        return text.toString();
    }

    private void subtract(int bucket, long count) {
        int position = Arrays.binarySearch(buckets, 0, size, bucket);
        if (position < 0 || counts[position] < count) {
            throw new IllegalStateException("bucket %d must hold at least %d to subtract it, holds %d"
                    .formatted(bucket, count, position < 0 ? 0 : counts[position]));
        }
        counts[position] -= count;
    }

    private void removeEmpty() {
        int kept = 0;
        for (int position = 0; position < size; position++) {
            if (counts[position] > 0) {
                buckets[kept] = buckets[position];
                counts[kept++] = counts[position];
            }
        }
        size = kept;
    }

    private void insert(int position, int bucket, long count) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2 + 2);
            counts = Arrays.copyOf(counts, size * 2 + 2);
        }
        System.arraycopy(buckets, position, buckets, position + 1, size - position);
        System.arraycopy(counts, position, counts, position + 1, size - position);
        buckets[position] = bucket;
        counts[position] = count;
        size++;
    }

    private static int raise(int bucket, int floor) {
        return bucket == ZERO ? ZERO : Math.max(bucket, floor);
    }
}

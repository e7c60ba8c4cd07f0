package io.plumbline.model.stats;

import java.util.Arrays;

/**
 * Counts by bucket, in rising order of buckets, without empty ones. Bucket {@link #ZERO} holds zeros and what is too
 * small to tell from zero.
 */
final class BucketCounts {

    static final int ZERO = Integer.MIN_VALUE;

    private int[] buckets = new int[4];
    private long[] counts = new long[4];
    private int size;

    int size() {
        return size;
    }

    int bucket(int position) {
        return buckets[position];
    }

    long count(int position) {
        return counts[position];
    }

    void add(int bucket, long count) {
        int position = Arrays.binarySearch(buckets, 0, size, bucket);
        if (position >= 0) {
            counts[position] += count;
            return;
        }
        insert(-position - 1, bucket, count);
    }

    /** Takes {@code count} out of a bucket that holds at least as much. */
    void subtract(int bucket, long count) {
        int position = Arrays.binarySearch(buckets, 0, size, bucket);
        if (position < 0 || counts[position] < count) {
            throw new IllegalStateException("bucket %d must hold at least %d to subtract it, holds %d"
                    .formatted(bucket, count, position < 0 ? 0 : counts[position]));
        }
        counts[position] -= count;
        if (counts[position] == 0) {
            remove(position);
        }
    }

    /** Adds all that lies below {@code floor}, zeros apart, to {@code floor}. */
    void collapseBelow(int floor) {
        int first = size > 0 && buckets[0] == ZERO ? 1 : 0;
        long below = 0;
        while (size > first && buckets[first] < floor) {
            below += counts[first];
            remove(first);
        }
        if (below > 0) {
            add(floor, below);
        }
    }

    /** The second lowest bucket, zeros apart: the floor that saves one bucket. */
    int nextFloor() {
        return buckets[buckets[0] == ZERO ? 2 : 1];
    }

    /** The bucket of the value with {@code rank} others before it in rising order. */
    int bucketAtRank(double rank) {
        long seen = 0;
        for (int position = 0; position < size; position++) {
            seen += counts[position];
            if (seen > rank) {
                return buckets[position];
            }
        }
        return buckets[size - 1];
    }

    private void insert(int position, int bucket, long count) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(buckets, position, buckets, position + 1, size - position);
        System.arraycopy(counts, position, counts, position + 1, size - position);
        buckets[position] = bucket;
        counts[position] = count;
        size++;
    }

    private void remove(int position) {
        System.arraycopy(buckets, position + 1, buckets, position, size - position - 1);
        System.arraycopy(counts, position + 1, counts, position, size - position - 1);
        size--;
    }
}

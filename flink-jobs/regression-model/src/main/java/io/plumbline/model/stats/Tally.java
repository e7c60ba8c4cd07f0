package io.plumbline.model.stats;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How often each value came: those the series knows exactly by slot, all others by bucket, with the sums of their
 * deviations and of the squares of these in units of the series' {@link Scale}. Every part is an integer, so
 * {@link #subtract} takes out exactly what {@link #add(Tally, int)} put in.
 */
final class Tally {

    static final int SLOTS = 8;

    private static final long LEAST_UNITS = 1_024;
    private static final long UNITS_PER_SAMPLE = 16;
    private static final int WEIGHTED = 1;
    private static final int BUCKETED = 2;
    private static final int ROUNDED = 4;
    private static final int FLAG_BITS = 3;
    private static final long SMALL = 1 << 20;

    private long samples;
    private final long[] slots;
    private BucketCounts buckets;
    private long bucketWeight;
    private BigInteger deviations = BigInteger.ZERO;
    private BigInteger squares = BigInteger.ZERO;

    Tally() {
        this(new long[SLOTS], new BucketCounts());
    }

    private Tally(long[] slots, BucketCounts buckets) {
        this.slots = slots;
        this.buckets = buckets;
    }

    Tally copy() {
        Tally copy = new Tally(slots.clone(), buckets.copy());
        copy.samples = samples;
        copy.bucketWeight = bucketWeight;
        copy.deviations = deviations;
        copy.squares = squares;
        return copy;
    }

    long samples() {
        return samples;
    }

    long slot(int slot) {
        return slots[slot];
    }

    BucketCounts buckets() {
        return buckets;
    }

    /** Exact, while the buckets' own sum may be rounded. */
    long bucketWeight() {
        return bucketWeight;
    }

    BigInteger deviations() {
        return deviations;
    }

    BigInteger squares() {
        return squares;
    }

    void addToSlot(int slot, long weight) {
        samples++;
        slots[slot] += weight;
    }

    void addToBucket(int bucket, long deviation, long weight) {
        samples++;
        buckets.add(bucket, weight);
        bucketWeight += weight;
        if (Math.abs(deviation) < SMALL && weight < SMALL) {
            deviations = deviations.add(BigInteger.valueOf(deviation * weight));
            squares = squares.add(BigInteger.valueOf(deviation * deviation * weight));
            return;
        }
        BigInteger big = BigInteger.valueOf(deviation);
        BigInteger weighted = big.multiply(BigInteger.valueOf(weight));
        deviations = deviations.add(weighted);
        squares = squares.add(weighted.multiply(big));
    }

    /** Moves what is in a slot to a bucket. */
    void moveToBucket(int slot, int bucket, long deviation) {
        samples--;
        addToBucket(bucket, deviation, slots[slot]);
        slots[slot] = 0;
    }

    void add(Tally other, int floor) {
        samples += other.samples;
        for (int slot = 0; slot < SLOTS; slot++) {
            slots[slot] += other.slots[slot];
        }
        buckets.addAll(other.buckets, floor);
        bucketWeight += other.bucketWeight;
        deviations = deviations.add(other.deviations);
        squares = squares.add(other.squares);
    }

    void subtract(Tally other, int floor) {
        samples -= other.samples;
        for (int slot = 0; slot < SLOTS; slot++) {
            slots[slot] -= other.slots[slot];
        }
        buckets.subtractAll(other.buckets, floor);
        bucketWeight -= other.bucketWeight;
        deviations = deviations.subtract(other.deviations);
        squares = squares.subtract(other.squares);
    }

    /**
     * Rounds the buckets' counts to multiples of the least power of two that leaves at most 1,024 units, or 16 for each
     * value where there are more than 64. Sums up to any bucket are then off by less than 1/1,024 of all; nothing is
     * rounded where each value weighs 1, or all together at most 1,024.
     */
    void round() {
        long limit = Math.max(LEAST_UNITS, UNITS_PER_SAMPLE * samples);
        long unit = 1;
        while (bucketWeight / unit > limit) {
            unit *= 2;
        }
        if (unit > 1) {
            buckets.roundTo(unit);
        }
    }

    /**
     * Slots in use and flags, number of values unless it is the sum of the weights, slots, buckets.
     *
     * @param base bucket near which the buckets lie
     */
    void write(ByteSink out, int base) {
        int mask = 0;
        long weight = bucketWeight;
        for (int slot = 0; slot < SLOTS; slot++) {
            mask |= slots[slot] == 0 ? 0 : 1 << slot;
            weight += slots[slot];
        }
        boolean weighted = weight != samples;
        boolean rounded = bucketWeight != buckets.sum();
        out.unsigned((mask << FLAG_BITS)
                | (weighted ? WEIGHTED : 0)
                | (bucketWeight > 0 ? BUCKETED : 0)
                | (rounded ? ROUNDED : 0));
        if (weighted) {
            out.unsigned(samples);
        }
        for (long count : slots) {
            if (count > 0) {
                out.unsigned(count);
            }
        }
        if (bucketWeight > 0) {
            if (rounded) {
                out.unsigned(bucketWeight);
            }
            out.bigs(deviations, squares);
            BucketBytes.write(out, buckets, base);
        }
    }

    static Tally read(ByteSource in, int base) {
        Tally tally = new Tally();
        int head = in.count((1 << (SLOTS + FLAG_BITS)) - 1);
        boolean weighted = (head & WEIGHTED) != 0;
        tally.samples = weighted ? in.unsigned() : 0;
        long weight = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (((head >>> (FLAG_BITS + slot)) & 1) != 0) {
                tally.slots[slot] = in.unsigned();
                weight += tally.slots[slot];
            }
        }
        if ((head & BUCKETED) != 0) {
            tally.readBuckets(in, base, (head & ROUNDED) != 0);
        }
        tally.samples = weighted ? tally.samples : weight + tally.bucketWeight;
        return tally;
    }

    private void readBuckets(ByteSource in, int base, boolean rounded) {
        bucketWeight = rounded ? in.unsigned() : 0;
        BigInteger[] sums = in.bigs();
        deviations = sums[0];
        squares = sums[1];
        buckets = BucketBytes.read(in, base);
        bucketWeight = rounded ? bucketWeight : buckets.sum();
    }

    @Override
    public String toString() {
        return "Tally[%d, %s, %s, %d, %d, %d]"
                .formatted(samples, Arrays.toString(slots), buckets, bucketWeight, deviations, squares);
    }
}

package io.plumbline.model.stats;

/**
 * The byte form of {@link BucketCounts}: number of buckets, then unless it is 0 the first bucket less a base; the orders of the two
 * Golomb codes and a shift, where there is one; and, in bits, for each bucket its distance from the one before and its count without the
 * shift's zero bits, both less 1. {@link BucketCounts#ZERO} goes as the lowest bucket a value can have, less 1.
 */
final class BucketBytes {

    private static final int GAP_ORDER_BITS = 3;
    private static final int COUNT_ORDER_BITS = 5;
    private static final int SHIFT_BITS = 6;
    private static final int MAXIMUM_BUCKETS = 1 << 17;
    // far below ln(1e-300) / ln(g) of any accuracy that an int can count the buckets of
    private static final int ZERO_ON_DISK = -(1 << 30);

    private BucketBytes() {}

    static void write(ByteSink out, BucketCounts counts, int base) {
        int size = counts.size();
        out.unsigned(size);
        if (size == 0) {
            return;
        }
        int first = onDisk(counts.bucket(0));
        out.signed((long) first - base);
        int shift = commonZeroBits(counts);
        int gapOrder = orderOf((double) (onDisk(counts.bucket(size - 1)) - first) / size - 1, GAP_ORDER_BITS);
        int countOrder = orderOf((double) (counts.sum() >>> shift) / size - 1, COUNT_ORDER_BITS);
        BitSink bits = new BitSink();
        bits.bits(gapOrder, GAP_ORDER_BITS);
        bits.bits(countOrder, COUNT_ORDER_BITS);
        bits.bits(shift == 0 ? 0 : 1, 1);
        bits.bits(shift, shift == 0 ? 0 : SHIFT_BITS);
        for (int position = 0; position < size; position++) {
            if (position > 0) {
                long gap = (long) onDisk(counts.bucket(position)) - onDisk(counts.bucket(position - 1));
                bits.golomb(gap - 1, gapOrder);
            }
            bits.golomb((counts.count(position) >>> shift) - 1, countOrder);
        }
        byte[] written = bits.toBytes();
        out.append(written, 0, written.length);
    }

    static BucketCounts read(ByteSource in, int base) {
        int size = in.count(MAXIMUM_BUCKETS);
        BucketCounts counts = new BucketCounts(size);
        if (size == 0) {
            return counts;
        }
        long bucket = in.signed() + base;
        BitSource bits = in.bits();
        int gapOrder = (int) bits.bits(GAP_ORDER_BITS);
        int countOrder = (int) bits.bits(COUNT_ORDER_BITS);
        int shift = (int) bits.bits(bits.bits(1) == 0 ? 0 : SHIFT_BITS);
        for (int position = 0; position < size; position++) {
            bucket += position == 0 ? 0 : bits.golomb(gapOrder) + 1;
            counts.add(
                    bucket == ZERO_ON_DISK ? BucketCounts.ZERO : (int) bucket, (bits.golomb(countOrder) + 1) << shift);
        }
        in.continueAfter(bits);
        return counts;
    }

    private static int onDisk(int bucket) {
        return bucket == BucketCounts.ZERO ? ZERO_ON_DISK : bucket;
    }

    private static int commonZeroBits(BucketCounts counts) {
        long all = 0;
        for (int position = 0; position < counts.size(); position++) {
            all |= counts.count(position);
        }
        return Long.numberOfTrailingZeros(all);
    }

    /** An order that suits numbers of this mean: its logarithm, rounded down, which is close to the best. */
    private static int orderOf(double mean, int bits) {
        return mean < 1 ? 0 : Math.min((1 << bits) - 1, Math.getExponent(mean));
    }
}

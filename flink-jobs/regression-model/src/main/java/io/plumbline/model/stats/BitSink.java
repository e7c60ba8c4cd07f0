package io.plumbline.model.stats;

import java.util.Arrays;

/**
 * Writes bits, the highest first. Numbers are exponential Golomb codes of order {@code k}: a number up to {@code 2^k - 1}
 * takes {@code k + 1} bits, and one more doubling two bits more.
 */
final class BitSink {

    private byte[] bytes = new byte[64];
    private int size;
    private long pending;
    private int pendingBits;

    /** The lowest {@code count} bits of {@code value}, at most 56. */
    void bits(long value, int count) {
        pending = (pending << count) | (value & ((1L << count) - 1));
        pendingBits += count;
        if (size + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while (pendingBits >= Byte.SIZE) {
            pendingBits -= Byte.SIZE;
            bytes[size++] = (byte) (pending >>> pendingBits);
        }
    }

    /** A number from 0 to 2^62. */
    void golomb(long value, int order) {
        long high = (value >>> order) + 1;
        int length = Long.SIZE - Long.numberOfLeadingZeros(high);
        if (2 * length - 1 + order <= 56) {
            bits((high << order) | (value & ((1L << order) - 1)), 2 * length - 1 + order);
            return;
        }
        wide(0, length - 1);
        wide(high, length);
        wide(value, order);
    }

    private void wide(long value, int count) {
        int low = Math.min(count, 32);
        bits(value >>> low, count - low);
        bits(value, low);
    }

    /** What was written, filled up with zeros to a whole byte. */
    byte[] toBytes() {
        int rest = pendingBits == 0 ? 0 : Byte.SIZE - pendingBits;
        bits(0, rest);
        return Arrays.copyOf(bytes, size);
    }
}

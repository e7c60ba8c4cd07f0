package io.plumbline.model.stats;

import java.util.Arrays;

/** Writes the compact form: variable-length integers (7 bits a byte, lowest first), zigzag where signed. */
final class ByteSink {

    private byte[] bytes = new byte[64];
    private int size;

    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void fixed(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (bits >>> shift));
        }
    }

    void raw(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    /** Zeros, number of the other buckets, then each as distance from the one before and count. */
    void counts(BucketCounts counts) {
        int first = counts.size() > 0 && counts.bucket(0) == BucketCounts.ZERO ? 1 : 0;
        unsigned(first == 1 ? counts.count(0) : 0);
        unsigned(counts.size() - first);
        int previous = 0;
        for (int position = first; position < counts.size(); position++) {
            signed(counts.bucket(position) - (long) previous);
            unsigned(counts.count(position));
            previous = counts.bucket(position);
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

package io.plumbline.model.stats;

import java.util.Arrays;

/** Reads what {@link ByteSink} wrote. */
final class ByteSource {

    private final byte[] bytes;
    private int position;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number in rolling statistics must end within 10 bytes, at " + position);
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    double fixed() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | next();
        }
        return Double.longBitsToDouble(bits);
    }

    byte[] raw(int length) {
        if (length < 0 || length > bytes.length - position) {
            throw new IllegalArgumentException("rolling statistics end too early: %d bytes wanted at %d of %d"
                    .formatted(length, position, bytes.length));
        }
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    BucketCounts counts() {
        BucketCounts counts = new BucketCounts();
        long zeros = unsigned();
        if (zeros > 0) {
            counts.add(BucketCounts.ZERO, zeros);
        }
        long size = unsigned();
        int bucket = 0;
        for (long i = 0; i < size; i++) {
            bucket += (int) signed();
            counts.add(bucket, unsigned());
        }
        return counts;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    byte[] rest() {
        return raw(bytes.length - position);
    }

    private int next() {
        if (position == bytes.length) {
            throw new IllegalArgumentException("rolling statistics end too early, at byte " + position);
        }
        return bytes[position++] & 0xFF;
    }
}

package io.plumbline.model.stats;

import java.math.BigInteger;

/** Reads what {@link ByteSink} wrote, from a part of an array. */
final class ByteSource {

    final byte[] bytes;
    private final int end;
    private int position;

    ByteSource(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
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

    void requireVersion(int known) {
        long version = unsigned();
        if (version != known) {
            throw new IllegalArgumentException(
                    "rolling statistics must be of version %d, was %d".formatted(known, version));
        }
    }

    /** A number up to {@code limit}. */
    int count(int limit) {
        long value = unsigned();
        if (value < 0 || value > limit) {
            throw new IllegalArgumentException(
                    "a count in rolling statistics must be from 0 to %d, was %d".formatted(limit, value));
        }
        return (int) value;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    double fixed() {
        return Double.longBitsToDouble(fixed(Long.BYTES));
    }

    long fixed(int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = (bits << Byte.SIZE) | next();
        }
        return bits;
    }

    /** Two numbers. */
    BigInteger[] bigs() {
        int head = count(1 << 14);
        boolean isShort = head < 128;
        return new BigInteger[] {
            big(isShort ? head >>> 4 : (head - 128) >>> 7), big(isShort ? head & 15 : (head - 128) & 127)
        };
    }

    private BigInteger big(int length) {
        int start = skip(length);
        return length == 0 ? BigInteger.ZERO : new BigInteger(bytes, start, length);
    }

    /** A part of the same array, of the length written before it. */
    ByteSource raw() {
        int start = skip(count(Integer.MAX_VALUE));
        return new ByteSource(bytes, start, position);
    }

    BitSource bits() {
        return new BitSource(bytes, position, end);
    }

    void continueAfter(BitSource bits) {
        position = bits.nextByte();
    }

    boolean hasMore() {
        return position < end;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    private int skip(int length) {
        if (length > end - position) {
            throw new IllegalArgumentException(
                    "rolling statistics end too early: %d bytes wanted at %d of %d".formatted(length, position, end));
        }
        position += length;
        return position - length;
    }

    private int next() {
        if (position == end) {
            throw new IllegalArgumentException("rolling statistics end too early, at byte " + position);
        }
        return bytes[position++] & 0xFF;
    }
}

package io.plumbline.model.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link BitSink} wrote, from a part of an array. */
final class BitSource {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private long position;

    BitSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.position = (long) start * Byte.SIZE;
    }

    /** At most 56 bits. */
    long bits(int count) {
        if (count == 0) {
            return 0;
        }
        long value = peek() >>> (Long.SIZE - count);
        skip(count);
        return value;
    }

    long golomb(int order) {
        long next = peek();
        int zeros = Long.numberOfLeadingZeros(next);
        int total = 2 * zeros + 1 + order;
        if (total <= 56) {
            skip(total);
            long code = next >>> (Long.SIZE - total);
            return code - (1L << order);
        }
        return wideGolomb(order);
    }

    /** The first byte that was not begun. */
    int nextByte() {
        return (int) ((position + Byte.SIZE - 1) / Byte.SIZE);
    }

    private long wideGolomb(int order) {
        int zeros = 0;
        while (bits(1) == 0) {
            zeros++;
        }
        if (zeros + order > 62) {
            throw new IllegalArgumentException("a number in rolling statistics must have at most 62 bits");
        }
        long high = (1L << zeros) | wide(zeros);
        return ((high - 1) << order) + wide(order);
    }

    private long wide(int count) {
        int low = Math.min(count, 32);
        return (bits(count - low) << low) | bits(low);
    }

    /** The next 57 bits or more, zeros after the end of the array. */
    private long peek() {
        int at = (int) (position / Byte.SIZE);
        int offset = (int) (position % Byte.SIZE);
        if (at + Long.BYTES <= bytes.length) {
            return (long) LONGS.get(bytes, at) << offset;
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (at + i < bytes.length ? bytes[at + i] & 0xFF : 0);
        }
        return value << offset;
    }

    private void skip(int count) {
        position += count;
        if (position > (long) end * Byte.SIZE) {
            throw new IllegalArgumentException("rolling statistics end too early, at byte " + end);
        }
    }
}

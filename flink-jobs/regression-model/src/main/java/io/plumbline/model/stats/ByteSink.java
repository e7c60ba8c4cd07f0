package io.plumbline.model.stats;

import java.math.BigInteger;
import java.util.Arrays;

/** Writes the compact form: variable-length integers (7 bits a byte, lowest first), zigzag where signed. */
final class ByteSink {

    private static final byte[] NONE = {};

    private byte[] bytes = new byte[256];
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
        fixed(Double.doubleToRawLongBits(value), Long.BYTES);
    }

    /** The lowest bytes of {@code value}, the highest of them first. */
    void fixed(long value, int count) {
        for (int shift = (count - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (value >>> shift));
        }
    }

    /** Both lengths in one number, then two's complements, none for 0. */
    void bigs(BigInteger one, BigInteger other) {
        byte[] first = one.signum() == 0 ? NONE : one.toByteArray();
        byte[] second = other.signum() == 0 ? NONE : other.toByteArray();
        // most are up to 7 and up to 15 bytes long, which gives one byte
        boolean isShort = first.length <= 7 && second.length <= 15;
        unsigned(isShort ? (first.length << 4) | second.length : 128 + ((first.length << 7) | second.length));
        append(first, 0, first.length);
        append(second, 0, second.length);
    }

    /** Length and bytes. */
    void raw(byte[] source) {
        raw(source, 0, source.length);
    }

    void raw(byte[] source, int start, int end) {
        unsigned(end - start);
        append(source, start, end);
    }

    void append(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
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

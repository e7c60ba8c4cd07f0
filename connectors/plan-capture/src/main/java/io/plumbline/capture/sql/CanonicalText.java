package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The output: UTF-8 bytes that grow at the end and are cut off there. */
final class CanonicalText {

    private byte[] bytes;
    private int length;

    CanonicalText(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Forgets everything from {@code newLength} on. */
    void cut(int newLength) {
        length = newLength;
    }

    void append(char ascii) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) ascii;
    }

    void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            append(ascii.charAt(i));
        }
    }

    void append(byte[] source, int from, int to) {
        int count = to - from;
        if (bytes.length - length < count) {
            grow(count);
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    void appendLower(byte[] source, int from, int to) {
        int count = to - from;
        if (bytes.length - length < count) {
            grow(count);
        }
        byte[] target = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            target[at++] = CharClass.lower(source[i]);
        }
        length = at;
    }

    private void grow(int count) {
        long wanted = Math.max((long) length + count, 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }

    boolean endsWith(byte[] tail) {
        int from = length - tail.length;
        return from >= 0 && Arrays.equals(bytes, from, length, tail, 0, tail.length);
    }

    /** Whether {@code [from, to)} and everything from {@code second} on are the same bytes. */
    boolean repeats(int from, int to, int second) {
        return Arrays.equals(bytes, from, to, bytes, second, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}

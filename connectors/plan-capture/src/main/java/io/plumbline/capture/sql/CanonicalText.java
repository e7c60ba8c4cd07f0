package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The output: UTF-8 bytes that grow at the end and are cut off there; the bytes that are hashed. */
final class CanonicalText {

    /** A larger buffer is given back after the text that needed it. */
    private static final int LARGEST_KEPT = 1 << 16;

    private static final int SMALLEST = 512;

    private static final int MOST_BYTES_PER_CHARACTER = 4;

    /** A space before a word. */
    private static final int SPACE = 1;

    private static final char REPLACEMENT = '\uFFFD';

    private byte[] bytes = new byte[SMALLEST];
    private int length;

    private int draftStart;
    private int draftEnd;
    private long draftTail;

    void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[SMALLEST];
        }
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

    void append(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    void append(char[] source, int from, int to) {
        reserve(to - from);
        byte[] target = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            char c = source[i];
            if (!CharClass.isAscii(c)) {
                length = at;
                appendEncoded(source, i, to, false);
                return;
            }
            target[at++] = (byte) c;
        }
        length = at;
    }

    void appendLower(char[] source, int from, int to) {
        reserve(to - from);
        byte[] target = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            char c = source[i];
            if (!CharClass.isAscii(c)) {
                length = at;
                appendEncoded(source, i, to, true);
                return;
            }
            target[at++] = CharClass.lowerAscii(c);
        }
        length = at;
    }

    /**
     * Drafts the word that starts at {@code from}, in lower case: it stands behind the end, but is no part of the text
     * unless {@link #keepDraft kept}.
     *
     * @param end where the source ends
     * @param joined whether it will most likely be kept without a space before it
     * @return where the word ends in the source
     */
    int draft(char[] source, int from, int end, boolean joined) {
        reserve(SPACE + end - from);
        byte[] target = bytes;
        int at = startOfWord(joined);
        int i = from;
        long tail = 0;
        draftStart = at;
        for (; i < end; i++) {
            char c = source[i];
            if (!CharClass.isAscii(c)) {
                return draftEncoded(source, i, at);
            }
            byte lower = CharClass.wordByte(c);
            if (lower == 0) {
                break;
            }
            target[at++] = lower;
            tail = (tail << Byte.SIZE) | lower;
        }
        draftEnd = at;
        draftTail = tail;
        return i;
    }

    /** Goes on with a draft at its first character outside ASCII. */
    private int draftEncoded(char[] source, int from, int at) {
        int to = from;
        while (CharClass.isWordPart(source[to])) {
            to++;
        }
        int kept = length;
        length = at;
        appendEncoded(source, from, to, true);
        draftEnd = length;
        draftTail = 0;
        length = kept;
        return to;
    }

    /** Adds the draft to the text, after a space or straight after what is there. */
    void keepDraft(boolean joined) {
        int start = startOfWord(joined);
        int draftLength = draftEnd - draftStart;
        if (start != draftStart) {
            System.arraycopy(bytes, draftStart, bytes, start, draftLength);
        }
        if (!joined) {
            bytes[length] = ' ';
        }
        length = start + draftLength;
    }

    private int startOfWord(boolean joined) {
        return joined ? length : length + SPACE;
    }

    /** The last eight bytes of the draft as one number, so all of it if it is no longer; 0 if it is not all ASCII. */
    long draftTail() {
        return draftTail;
    }

    /** Whether the draft is {@code word}, of which the {@link #draftTail tail} is known to be the same. */
    boolean isDraft(byte[] word) {
        int draftLength = draftEnd - draftStart;
        return draftLength == word.length
                && (draftLength <= Long.BYTES || Arrays.equals(bytes, draftStart, draftEnd, word, 0, word.length));
    }

    /** Half a surrogate pair becomes U+FFFD; Java's encoder would make it a question mark, a parameter. */
    private void appendEncoded(char[] source, int from, int to, boolean lower) {
        for (int i = from; i < to; i++) {
            reserve(MOST_BYTES_PER_CHARACTER);
            char c = lower ? CharClass.lower(source[i]) : source[i];
            if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(source[i + 1])) {
                i++;
                encode(Character.toCodePoint(c, source[i]));
            } else {
                encode(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
    }

    private void encode(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            continuation(codePoint);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        }
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
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

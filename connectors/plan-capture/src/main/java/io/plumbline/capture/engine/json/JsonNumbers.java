package io.plumbline.capture.engine.json;

import java.nio.charset.StandardCharsets;

/** The numbers of a JSON document, and NaN and Infinity beside them. */
final class JsonNumbers {

    private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFINITY = "Infinity".getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;

    /** A long holds as many digits, whatever they are. */
    private static final int MOST_EXACT_CHARACTERS = 18;

    /** A double holds every integer up to here; the quotient of two exact doubles is the nearest one to theirs. */
    private static final long MOST_EXACT_DIGITS = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private final byte[] json;
    private int from;
    private int end;
    private long digits;
    private int fractionDigits;
    private boolean exact;

    JsonNumbers(byte[] json) {
        this.json = json;
    }

    /** The position after the number that begins here; -1 where none does. */
    int end(int start) {
        from = start;
        exact = false;
        end = start < json.length && json[start] == 'N' ? wordEnd(NAN, start) : signedEnd(start);
        return end;
    }

    private int signedEnd(int start) {
        int first = is(start, '-') ? start + 1 : start;
        if (is(first, 'I')) {
            return wordEnd(INFINITY, first);
        }
        digits = 0;
        int point = digitsEnd(first);
        if (point == first || (json[first] == '0' && point > first + 1)) {
            return NONE;
        }
        int last = is(point, '.') ? digitsEnd(point + 1) : point;
        if (last == point + 1) {
            return NONE;
        }
        fractionDigits = Math.max(0, last - point - 1);
        exact = last - first <= MOST_EXACT_CHARACTERS && digits <= MOST_EXACT_DIGITS;
        return is(last, 'e') || is(last, 'E') ? exponentEnd(last + 1) : last;
    }

    private int exponentEnd(int start) {
        exact = false;
        int first = is(start, '-') || is(start, '+') ? start + 1 : start;
        int last = digitsEnd(first);
        return last == first ? NONE : last;
    }

    private int digitsEnd(int start) {
        int at = start;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            digits = digits * 10 + (json[at] - '0');
            at++;
        }
        return at;
    }

    private int wordEnd(byte[] word, int start) {
        for (int i = 0; i < word.length; i++) {
            if (!is(start + i, (char) word[i])) {
                return NONE;
            }
        }
        return start + word.length;
    }

    private boolean is(int position, char character) {
        return position < json.length && json[position] == character;
    }

    /** The number found last. */
    double value() {
        if (!exact) {
            return Double.parseDouble(new String(json, from, end - from, StandardCharsets.ISO_8859_1));
        }
        double magnitude = digits / POWERS_OF_TEN[fractionDigits];
        return json[from] == '-' ? -magnitude : magnitude;
    }
}

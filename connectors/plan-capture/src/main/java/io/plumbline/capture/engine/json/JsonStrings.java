package io.plumbline.capture.engine.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The insides of JSON strings: where they end and what they say. Eight bytes at a time where nothing is special. */
final class JsonStrings {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private JsonStrings() {}

    /** The first of a quote, a backslash, a control character and a byte outside ASCII; the length where there is none. */
    static int special(byte[] json, int from) {
        int at = from;
        while (at <= json.length - Long.BYTES) {
            long eight = (long) LONGS.get(json, at);
            long special = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | controls(eight) | (eight & HIGH_BITS);
            if (special != 0) {
                // the lowest mark is right, those above may be of a borrow
                return at + (Long.numberOfTrailingZeros(special) >> 3);
            }
            at += Long.BYTES;
        }
        while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }

    private static long controls(long eight) {
        return (eight - SPACES) & ~eight & HIGH_BITS;
    }

    /** The position after the escape that begins here; -1 where none does. */
    static int escapeEnd(byte[] json, int from) {
        if (from + 1 >= json.length) {
            return -1;
        }
        return switch (json[from + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 2;
            case 'u' -> isHex(json, from + 2) ? from + 2 + HEX_DIGITS : -1;
            default -> -1;
        };
    }

    private static boolean isHex(byte[] json, int from) {
        for (int i = from; i < from + HEX_DIGITS; i++) {
            if (i >= json.length || json[i] < 0 || Character.digit(json[i], HEX) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A string's text from its checked bytes. */
    static String text(byte[] json, int from, int to, boolean escaped) {
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        return escaped ? unescaped(text) : text;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\\') {
                plain.append(character);
            } else {
                i++;
                if (text.charAt(i) == 'u') {
                    plain.append((char) Integer.parseInt(text, i + 1, i + 1 + HEX_DIGITS, HEX));
                    i += HEX_DIGITS;
                } else {
                    plain.append(meant(text.charAt(i)));
                }
            }
        }
        return plain.toString();
    }

    private static char meant(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }
}

package io.plumbline.local.control;

import java.util.List;
import java.util.Random;

/**
 * Random Unicode strings of 1 to 40 code points of every plane, with quotes, escapes, control characters and unassigned
 * code points; without NUL, which no PostgreSQL text can hold, and without half surrogate pairs, which UTF-8 cannot say.
 */
public final class AnyText {

    private static final int LONGEST = 40;
    private static final int ASCII = 0x80;
    private static final List<String> NASTY = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "$$",
            "--",
            "/*",
            "*/",
            ";",
            "%s",
            "%I",
            "{}",
            "/",
            ".",
            "\r\n",
            "\t",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u200f",
            "\u202e",
            "\ufeff",
            "\uffff",
            "e\u0301",
            "ﬀ",
            "ß",
            "İ",
            "👩‍👩‍👧",
            " ");

    private final Random random;

    public AnyText(Random random) {
        this.random = random;
    }

    public String next() {
        StringBuilder text = new StringBuilder();
        int codePoints = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < codePoints; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(NASTY.get(random.nextInt(NASTY.size())));
                case 1 -> text.appendCodePoint(1 + random.nextInt(ASCII - 1));
                case 2 -> text.appendCodePoint(scalar(Character.MIN_SUPPLEMENTARY_CODE_POINT));
                default -> text.appendCodePoint(scalar(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }

    private int scalar(int bound) {
        int codePoint = 1 + random.nextInt(bound - 1);
        boolean halfPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return halfPair ? scalar(bound) : codePoint;
    }
}

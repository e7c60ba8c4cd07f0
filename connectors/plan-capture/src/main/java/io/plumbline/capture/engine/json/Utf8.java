package io.plumbline.capture.engine.json;

/** Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    private static final int NONE = -1;

    private Utf8() {}

    /** The position after the character outside ASCII that begins here; -1 where none does. */
    static int end(byte[] text, int from) {
        int lead = text[from] & 0xFF;
        int end = from + length(lead);
        if (end == from || end > text.length || !isSecond(lead, text[from + 1] & 0xFF)) {
            return NONE;
        }
        for (int i = from + 2; i < end; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                return NONE;
            }
        }
        return end;
    }

    private static int length(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean isSecond(int lead, int second) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }
}

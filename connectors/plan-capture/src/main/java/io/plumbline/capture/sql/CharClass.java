package io.plumbline.capture.sql;

/** Classes of the bytes of UTF-8 text, by table; every byte above 127 is a letter, as it is to the servers' scanners. */
final class CharClass {

    /** Anything no rule is about. */
    static final byte OTHER = 0;
    /** White space and control characters. */
    static final byte SPACE = 1;

    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    /** Characters of operators. */
    static final byte OPERATOR = 4;
    /** Brackets, comma, semicolon. */
    static final byte PUNCTUATION = 5;

    private static final byte[] CLASSES = classes();
    private static final byte[] LOWER = lower();

    private CharClass() {}

    static byte of(byte b) {
        return CLASSES[b & 0xFF];
    }

    static byte lower(byte b) {
        return LOWER[b & 0xFF];
    }

    static boolean isSpace(byte b) {
        return CLASSES[b & 0xFF] == SPACE;
    }

    static boolean isDigit(byte b) {
        return CLASSES[b & 0xFF] == DIGIT;
    }

    /** A letter, an underscore or any byte of a character outside ASCII. */
    static boolean isLetter(byte b) {
        return CLASSES[b & 0xFF] == LETTER;
    }

    /** What an identifier continues with: a letter, a digit or a dollar sign. */
    static boolean isWordPart(byte b) {
        byte type = CLASSES[b & 0xFF];
        return type == LETTER || type == DIGIT || b == '$';
    }

    static boolean isHexDigit(byte b) {
        int lower = LOWER[b & 0xFF];
        return isDigit(b) || (lower >= 'a' && lower <= 'f');
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        fill(classes, 0, 32, SPACE);
        fill(classes, 127, 127, SPACE);
        fill(classes, 'a', 'z', LETTER);
        fill(classes, 'A', 'Z', LETTER);
        fill(classes, '_', '_', LETTER);
        fill(classes, 128, 255, LETTER);
        fill(classes, '0', '9', DIGIT);
        mark(classes, "~!@#^&|`?+-*/%<>=", OPERATOR);
        mark(classes, "()[],;", PUNCTUATION);
        return classes;
    }

    private static byte[] lower() {
        byte[] lower = new byte[256];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
        }
        return lower;
    }

    private static void fill(byte[] classes, int first, int last, byte value) {
        for (int i = first; i <= last; i++) {
            classes[i] = value;
        }
    }

    private static void mark(byte[] classes, String characters, byte value) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] = value;
        }
    }
}

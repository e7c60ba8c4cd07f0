package io.plumbline.capture.sql;

/** Classes of characters, by table; every character outside ASCII is a letter, as it is to the servers' scanners. */
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

    private static final int ASCII = 128;
    private static final byte[] CLASSES = classes();
    private static final boolean[] WORD_PARTS = wordParts();
    private static final byte[] LOWER = lower();
    private static final byte[] WORD_BYTES = wordBytes();

    private CharClass() {}

    static byte of(char c) {
        return c < ASCII ? CLASSES[c] : LETTER;
    }

    static boolean isAscii(char c) {
        return c < ASCII;
    }

    /** An ASCII character in lower case. */
    static byte lowerAscii(char ascii) {
        return LOWER[ascii];
    }

    /** What an ASCII character is in a word, in lower case; 0 if it ends the word. */
    static byte wordByte(char ascii) {
        return WORD_BYTES[ascii];
    }

    /** A character in lower case if it is of ASCII, else itself. */
    static char lower(char c) {
        return c < ASCII ? (char) LOWER[c] : c;
    }

    static boolean isSpace(char c) {
        return of(c) == SPACE;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What a number may go on with after its digits: a separator, a point, an exponent. */
    static boolean isNumberPart(char c) {
        return c == '_' || c == '.' || c == 'e' || c == 'E';
    }

    /** A letter, an underscore or any character outside ASCII. */
    static boolean isLetter(char c) {
        return of(c) == LETTER;
    }

    /** What an identifier continues with: a letter, a digit or a dollar sign. */
    static boolean isWordPart(char c) {
        return c >= ASCII || WORD_PARTS[c];
    }

    static boolean isHexDigit(char c) {
        char lower = lower(c);
        return isDigit(c) || (lower >= 'a' && lower <= 'f');
    }

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        fill(classes, 0, 32, SPACE);
        fill(classes, 127, 127, SPACE);
        fill(classes, 'a', 'z', LETTER);
        fill(classes, 'A', 'Z', LETTER);
        fill(classes, '_', '_', LETTER);
        fill(classes, '0', '9', DIGIT);
        mark(classes, "~!@#^&|`?+-*/%<>=", OPERATOR);
        mark(classes, "()[],;", PUNCTUATION);
        return classes;
    }

    private static boolean[] wordParts() {
        boolean[] parts = new boolean[ASCII];
        for (int i = 0; i < ASCII; i++) {
            parts[i] = CLASSES[i] == LETTER || CLASSES[i] == DIGIT || i == '$';
        }
        return parts;
    }

    private static byte[] lower() {
        byte[] lower = new byte[ASCII];
        for (int i = 0; i < ASCII; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
        }
        return lower;
    }

    private static byte[] wordBytes() {
        byte[] bytes = new byte[ASCII];
        for (int i = 0; i < ASCII; i++) {
            bytes[i] = WORD_PARTS[i] ? LOWER[i] : 0;
        }
        return bytes;
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

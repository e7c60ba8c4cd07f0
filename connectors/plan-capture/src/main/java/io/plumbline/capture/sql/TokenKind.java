package io.plumbline.capture.sql;

/**
 * What a token is to its neighbours: whether an operand may follow it and which tokens stand next to it without a space.
 * Numbers and not an enum, as what is stored per token must not cost the collector's barrier.
 */
final class TokenKind {

    static final int START = 0;
    static final int WORD = 1;
    static final int KEYWORD = 2;
    static final int QUOTED = 3;
    static final int VALUE = 4;
    static final int COMMA = 5;
    static final int SEMICOLON = 6;
    static final int OPEN = 7;
    static final int CLOSE = 8;
    static final int OPEN_SQUARE = 9;
    static final int CLOSE_SQUARE = 10;
    static final int DOT = 11;
    static final int CAST = 12;
    static final int AT = 13;
    static final int AT_AT = 14;
    static final int OPERATOR = 15;

    private static final int NO_OPERAND_FOLLOWS = setOf(WORD, QUOTED, VALUE, CLOSE, CLOSE_SQUARE);
    private static final int WORDS = setOf(WORD, KEYWORD);

    /** By kind: the kinds it is written straight after. */
    private static final int[] JOINED_AFTER = joinedAfter();

    private TokenKind() {}

    /** Whether a value, a sign or a parameter is expected after this token rather than an operator. */
    static boolean operandFollows(int kind) {
        return ((NO_OPERAND_FOLLOWS >>> kind) & 1) == 0;
    }

    static boolean isWord(int kind) {
        return ((WORDS >>> kind) & 1) != 0;
    }

    /** Whether {@code next} is written straight after {@code kind}. */
    static boolean joins(int kind, int next) {
        return ((JOINED_AFTER[next] >>> kind) & 1) != 0;
    }

    private static int[] joinedAfter() {
        int[] joined = new int[OPERATOR + 1];
        for (int kind = START; kind <= OPERATOR; kind++) {
            joined[kind] = setOf(START, OPEN, OPEN_SQUARE) | joinedAfter(kind);
        }
        return joined;
    }

    private static int joinedAfter(int kind) {
        return switch (kind) {
            case COMMA, SEMICOLON, CLOSE, CLOSE_SQUARE -> ~0;
            case OPEN -> setOf(WORD, QUOTED);
            case OPEN_SQUARE, CAST -> setOf(WORD, QUOTED, VALUE, CLOSE, CLOSE_SQUARE);
            case DOT -> setOf(WORD, QUOTED, KEYWORD, VALUE, CLOSE, CLOSE_SQUARE);
            case WORD, QUOTED -> setOf(DOT, CAST, AT, AT_AT);
            case VALUE -> setOf(AT, AT_AT);
            default -> 0;
        };
    }

    private static int setOf(int... kinds) {
        int set = 0;
        for (int kind : kinds) {
            set |= 1 << kind;
        }
        return set;
    }
}

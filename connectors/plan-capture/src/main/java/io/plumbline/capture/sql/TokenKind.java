package io.plumbline.capture.sql;

/**
 * What a token is to its neighbours: whether an operand may follow it and which tokens stand next to it without a space.
 */
enum TokenKind {
    START(0, true),
    WORD(1, false),
    KEYWORD(2, true),
    QUOTED(3, false),
    VALUE(4, false),
    COMMA(5, true),
    SEMICOLON(6, true),
    OPEN(7, true),
    CLOSE(8, false),
    OPEN_SQUARE(9, true),
    CLOSE_SQUARE(10, false),
    DOT(11, true),
    CAST(12, true),
    AT(13, true),
    AT_AT(14, true),
    OPERATOR(15, true);

    private static final TokenKind[] KINDS = values();
    private static final int[] JOINED = joined();

    private final int code;
    private final boolean operandFollows;

    TokenKind(int code, boolean operandFollows) {
        this.code = code;
        this.operandFollows = operandFollows;
    }

    /** Whether a value, a sign or a parameter is expected after this token rather than an operator. */
    boolean operandFollows() {
        return operandFollows;
    }

    /** Whether {@code next} is written straight after this token. */
    boolean joins(TokenKind next) {
        return (JOINED[code] & (1 << next.code)) != 0;
    }

    private static int[] joined() {
        int[] joined = new int[KINDS.length];
        for (TokenKind kind : KINDS) {
            joined[kind.code] = setOf(COMMA, SEMICOLON, CLOSE, CLOSE_SQUARE) | nextTo(kind);
        }
        return joined;
    }

    private static int nextTo(TokenKind kind) {
        return switch (kind) {
            case START, OPEN, OPEN_SQUARE -> ~0;
            case WORD, QUOTED -> setOf(OPEN, OPEN_SQUARE, DOT, CAST);
            case KEYWORD -> setOf(DOT);
            case VALUE, CLOSE, CLOSE_SQUARE -> setOf(OPEN_SQUARE, DOT, CAST);
            case DOT -> setOf(WORD, QUOTED);
            case CAST -> setOf(WORD, QUOTED);
            case AT, AT_AT -> setOf(WORD, QUOTED, VALUE);
            case COMMA, SEMICOLON, OPERATOR -> 0;
        };
    }

    private static int setOf(TokenKind... kinds) {
        int set = 0;
        for (TokenKind kind : kinds) {
            set |= 1 << kind.code;
        }
        return set;
    }
}

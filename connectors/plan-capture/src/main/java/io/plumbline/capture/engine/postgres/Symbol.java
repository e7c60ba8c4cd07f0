package io.plumbline.capture.engine.postgres;

/** What a token is to the rules of the canonical form, told once when it is read; most tokens are nothing special. */
enum Symbol {
    NONE,
    OPEN(1),
    CLOSE(-1),
    OPEN_SQUARE(1),
    CLOSE_SQUARE(-1),
    COMMA,
    DOT,
    PLUS,
    MINUS,
    STAR,
    CAST,
    AND,
    ANY,
    ALL,
    ARRAY,
    EXISTS,
    FALSE,
    HASHED,
    INITPLAN,
    IS,
    NOT,
    NULL,
    OVER,
    ROW,
    SUBPLAN,
    TRUE,
    /** A further key word that an operand follows. */
    KEYWORD,
    /** A word that continues a type of several words. */
    TYPE_WORD;

    private final int depthChange;

    Symbol() {
        this(0);
    }

    Symbol(int depthChange) {
        this.depthChange = depthChange;
    }

    /** How many groups more are open behind it than before it. */
    int depthChange() {
        return depthChange;
    }

    boolean isOpening() {
        return depthChange > 0;
    }

    boolean isClosing() {
        return depthChange < 0;
    }

    /** Whether an operand follows the key word. */
    boolean isKeyword() {
        return this == KEYWORD || this == AND || this == NOT || this == ANY || this == ALL;
    }

    boolean isConstant() {
        return this == TRUE || this == FALSE || this == NULL;
    }
}

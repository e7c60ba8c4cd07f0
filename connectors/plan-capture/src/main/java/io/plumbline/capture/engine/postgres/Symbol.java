package io.plumbline.capture.engine.postgres;

/** What a token is to the rules of the canonical form, told once when it is read; most tokens are nothing special. */
enum Symbol {
    NONE,
    OPEN,
    CLOSE,
    OPEN_SQUARE,
    CLOSE_SQUARE,
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

    boolean isOpening() {
        return this == OPEN || this == OPEN_SQUARE;
    }

    boolean isClosing() {
        return this == CLOSE || this == CLOSE_SQUARE;
    }

    /** Whether an operand follows the key word. */
    boolean isKeyword() {
        return this == KEYWORD || this == AND || this == NOT || this == ANY || this == ALL;
    }

    boolean isConstant() {
        return this == TRUE || this == FALSE || this == NULL;
    }
}

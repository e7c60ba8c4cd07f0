package io.plumbline.capture.engine.mysql;

/**
 * A piece of a condition.
 *
 * @param text a name without its quotes, a value as {@code ?}
 */
record ConditionToken(Kind kind, String text) {

    /** What a token is. */
    enum Kind {
        /** An identifier in quotes. */
        QUOTED,
        /** A key word, a function, or an identifier without quotes. */
        WORD,
        VALUE,
        SYMBOL,
        /** The optimizer's mark of a subquery, which is a comment. */
        SUBQUERY_MARK
    }

    static final ConditionToken PARAMETER = new ConditionToken(Kind.VALUE, "?");

    boolean isName() {
        return kind == Kind.QUOTED || kind == Kind.WORD;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}

package io.plumbline.capture.engine.postgres;

/**
 * A token of an expression.
 *
 * @param adjacent whether nothing stands between it and the token before: {@code f(} against {@code AND (}
 */
record ExpressionToken(Kind kind, String text, boolean adjacent) {

    enum Kind {
        /** An unquoted identifier or key word. */
        WORD,
        QUOTED,
        /** A literal or parameter; its text is always {@code ?}. */
        VALUE,
        NUMBER,
        OPERATOR,
        CAST,
        /** A relation's canonical name in the place of an alias. */
        REFERENCE,
        PUNCTUATION,
        /** Holds a place and is no text. */
        NOTHING
    }

    static final ExpressionToken VALUE_TOKEN = new ExpressionToken(Kind.VALUE, "?", false);

    boolean is(String punctuation) {
        return kind == Kind.PUNCTUATION && text.equals(punctuation);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** An identifier as the catalogue has it, its quotes removed. */
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}

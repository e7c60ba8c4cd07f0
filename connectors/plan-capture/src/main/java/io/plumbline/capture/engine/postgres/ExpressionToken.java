package io.plumbline.capture.engine.postgres;

/** A token of an expression: a part of a text, which is not copied until it is asked for. Immutable. */
final class ExpressionToken {

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

    /** No token: what stands before the first one and behind the last. */
    static final ExpressionToken NONE = new ExpressionToken(Kind.NOTHING, Symbol.NONE, "", false);

    static final ExpressionToken VALUE_TOKEN = new ExpressionToken(Kind.VALUE, Symbol.NONE, "?", false);

    private final Kind kind;
    private final Symbol symbol;
    private final boolean adjacent;
    private final String source;
    private final int from;
    private final int to;

    ExpressionToken(Kind kind, Symbol symbol, String text, boolean adjacent) {
        this(kind, symbol, adjacent, text, 0, text.length());
    }

    ExpressionToken(Kind kind, Symbol symbol, boolean adjacent, String source, int from, int to) {
        this.kind = kind;
        this.symbol = symbol;
        this.adjacent = adjacent;
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** A token of that text, first as it is after a space and then as it is after another token. */
    static ExpressionToken[] pair(Kind kind, Symbol symbol, String text) {
        return new ExpressionToken[] {
            new ExpressionToken(kind, symbol, text, false), new ExpressionToken(kind, symbol, text, true)
        };
    }

    /** The same text as a word that follows at once. */
    ExpressionToken asAdjacentWord() {
        return new ExpressionToken(Kind.WORD, kind == Kind.WORD ? symbol : Symbol.NONE, true, source, from, to);
    }

    Kind kind() {
        return kind;
    }

    Symbol symbol() {
        return symbol;
    }

    /** Whether nothing stands between it and the token before: {@code f(} against {@code AND (}. */
    boolean adjacent() {
        return adjacent;
    }

    int length() {
        return to - from;
    }

    boolean is(Symbol other) {
        return symbol == other;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean hasText(String other) {
        return other.length() == length() && source.startsWith(other, from);
    }

    /** Whether a text goes on here with this token's text. */
    boolean isAt(String text, int position) {
        return text.regionMatches(position, source, from, to - from);
    }

    String text() {
        return source.substring(from, to);
    }

    void appendTo(StringBuilder text) {
        if (to - from == 1) {
            text.append(source.charAt(from));
        } else {
            text.append(source, from, to);
        }
    }

    /** An identifier as the catalogue has it, its quotes removed. */
    String name() {
        return kind == Kind.QUOTED ? source.substring(from + 1, to - 1).replace("\"\"", "\"") : text();
    }
}

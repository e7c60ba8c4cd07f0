package io.plumbline.capture.sql;

/** Takes the tokens of a scanner and writes the canonical text. */
final class Canonicalizer {

    private final Dialect dialect;
    private final Cursor at = new Cursor();
    private final CanonicalText text = at.text;
    private final Groups groups;
    private final Values values;
    private final Names names;
    private boolean truncated;
    private int firstWordStart;
    private int firstWordEnd;

    Canonicalizer(Dialect dialect) {
        this.dialect = dialect;
        groups = new Groups(at, dialect);
        values = new Values(dialect, at);
        names = new Names(dialect, at, values);
    }

    /** Forgets the text before. */
    void clear() {
        at.clear();
        groups.clear();
        values.clear();
        truncated = false;
        firstWordStart = 0;
        firstWordEnd = 0;
    }

    CanonicalText text() {
        return text;
    }

    /** Whether a value may come next; otherwise an operator. */
    boolean expectsOperand() {
        return at.expectsOperand();
    }

    int listLength() {
        return groups.listLength();
    }

    /** Whether the text ends in the engine's mark of truncation. */
    boolean isTruncated() {
        return truncated;
    }

    /** Where the first word of the text begins; where it ends if there is none. */
    int firstWordStart() {
        return firstWordStart;
    }

    int firstWordEnd() {
        return firstWordEnd;
    }

    /** Takes the word that starts at {@code from} and returns where it ends. */
    int word(char[] source, int from, int end) {
        int to = names.word(source, from, end);
        if (firstWordEnd == 0) {
            firstWordStart = from;
            firstWordEnd = to;
        }
        return to;
    }

    boolean isCharset(char[] source, int from, int to) {
        return names.isCharset(source, from, to);
    }

    void quotedName(char[] source, int from, int to, char quote) {
        names.quotedName(source, from, to, quote);
    }

    void unicodeName(char[] source, int from, int to) {
        names.unicodeName(source, from, to);
    }

    void value() {
        values.value();
    }

    void ellipsis() {
        values.ellipsis();
    }

    void sign(char sign) {
        values.sign(sign);
    }

    void operator(char[] source, int from, int to) {
        values.settleSigns();
        at.brackets.element(Element.OTHER);
        if (at.last == TokenKind.DOT && to - from == 1 && source[from] == '*') {
            at.last = TokenKind.START;
        }
        at.begin(TokenKind.OPERATOR);
        if (to - from == 2 && source[from] == '!' && source[from + 1] == '=') {
            text.append("<>");
        } else if (dialect == Dialect.MYSQL && to - from == 2 && source[from] == '|') {
            // as digests show it
            text.append('|');
        } else {
            text.append(source, from, to);
        }
    }

    /** {@code @}, before the name of a user's variable, which digests show as a value. */
    void userVariable() {
        values.settleSigns();
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.AT);
        text.append('@');
    }

    /** {@code @@}, before the name of a server's variable. */
    void serverVariable() {
        values.settleSigns();
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.AT_AT);
        text.append("@@");
    }

    void cast() {
        values.settleSigns();
        at.brackets.cast();
        at.begin(TokenKind.CAST);
        text.append("::");
    }

    void dot() {
        values.settleSigns();
        at.brackets.dot();
        at.begin(TokenKind.DOT);
        text.append('.');
    }

    void punctuation(char character) {
        values.settleSigns();
        switch (character) {
            case '(' -> groups.open(TokenKind.OPEN, '(');
            case '[' -> groups.open(TokenKind.OPEN_SQUARE, '[');
            case ')' -> groups.close(TokenKind.CLOSE, ')');
            case ']' -> groups.close(TokenKind.CLOSE_SQUARE, ']');
            case ',' -> comma();
            default -> semicolon();
        }
    }

    private void comma() {
        values.beforeComma();
        groups.comma();
    }

    private void semicolon() {
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.SEMICOLON);
        text.append(';');
    }

    /** Ends the text; semicolons at its end are dropped. */
    void finish() {
        truncated = values.isCutByEngine();
        values.settleSigns();
        groups.finish();
        while (at.brackets.isOutermost() && at.last == TokenKind.SEMICOLON && endsInSemicolon()) {
            text.cut(text.length() - 1);
        }
    }

    private boolean endsInSemicolon() {
        return text.length() > 0 && text.bytes()[text.length() - 1] == ';';
    }
}

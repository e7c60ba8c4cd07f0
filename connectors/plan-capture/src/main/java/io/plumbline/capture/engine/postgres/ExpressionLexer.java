package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;

/**
 * Splits an expression as PostgreSQL prints it (ruleutils.c) into tokens; one pass, any text. What is left open at the
 * end is a value to the end, so that garbage cannot carry a literal through.
 */
final class ExpressionLexer {

    private static final ExpressionToken[] VALUE = ExpressionToken.pair(Kind.VALUE, Symbol.NONE, "?");
    private static final ExpressionToken[] NUMBER = ExpressionToken.pair(Kind.NUMBER, Symbol.NONE, "?");
    private static final ExpressionToken[] CAST = ExpressionToken.pair(Kind.CAST, Symbol.CAST, "::");

    private final String text;
    private final ExpressionTokens tokens;
    private int at;
    private int previousEnd = -1;

    private ExpressionLexer(String text, ExpressionTokens tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Adds the tokens of a text to an empty row. */
    static void split(String text, ExpressionTokens tokens) {
        ExpressionLexer lexer = new ExpressionLexer(text, tokens);
        while (lexer.at < text.length()) {
            lexer.next();
        }
    }

    private void next() {
        char first = text.charAt(at);
        switch (ExpressionCharacter.of(first)) {
            case ExpressionCharacter.SPACE -> at++;
            case ExpressionCharacter.QUOTE -> string(at + 1, false);
            case ExpressionCharacter.DOUBLE_QUOTE -> quotedName();
            case ExpressionCharacter.DOLLAR -> dollar();
            case ExpressionCharacter.DIGIT -> number();
            case ExpressionCharacter.WORD -> word();
            case ExpressionCharacter.OPERATOR -> operator();
            default -> punctuation(first);
        }
    }

    private void punctuation(char first) {
        if (first == '.' && isDigit(at + 1) && !followsName()) {
            number();
        } else {
            add(ExpressionCharacter.punctuation(first), at + 1);
        }
    }

    private void string(int start, boolean hasEscapes) {
        int end = start;
        while (end < text.length()) {
            char character = text.charAt(end);
            if (character == '\\' && hasEscapes) {
                end++;
            } else if (character == '\'') {
                if (end + 1 >= text.length() || text.charAt(end + 1) != '\'') {
                    break;
                }
                end++;
            }
            end++;
        }
        addValue(end + 1);
    }

    private void quotedName() {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == '"') {
                if (end + 1 >= text.length() || text.charAt(end + 1) != '"') {
                    addSlice(Kind.QUOTED, Symbol.NONE, end + 1);
                    return;
                }
                end++;
            }
            end++;
        }
        addValue(end);
    }

    /** A parameter, or a string in dollar quotes, which the server never prints. */
    private void dollar() {
        int end = at + 1;
        while (end < text.length() && isWordPart(end) && text.charAt(end) != '$') {
            end++;
        }
        if (isDigit(at + 1)) {
            addValue(end);
            return;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            addValue(text.length());
            return;
        }
        String quote = text.substring(at, end + 1);
        int close = text.indexOf(quote, end + 1);
        addValue(close < 0 ? text.length() : close + quote.length());
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isWordPart(end) || text.charAt(end) == '.' || isSign(end))) {
            end++;
        }
        add(NUMBER, end);
    }

    private boolean isSign(int position) {
        char character = text.charAt(position);
        return (character == '+' || character == '-')
                && position > at
                && Character.toLowerCase(text.charAt(position - 1)) == 'e'
                && isDigit(position + 1);
    }

    private void word() {
        int end = at + 1;
        while (end < text.length() && isWordPart(end)) {
            end++;
        }
        if (end == at + 1 && end < text.length() && text.charAt(end) == '\'' && isStringPrefix(text.charAt(at))) {
            string(end + 1, text.charAt(at) == 'e' || text.charAt(at) == 'E');
            return;
        }
        ExpressionToken[] known = ExpressionWords.find(text, at, end);
        if (known == null) {
            addSlice(Kind.WORD, Symbol.NONE, end);
        } else if (known[0].isAt(text, at)) {
            add(known, end);
        } else {
            addSlice(Kind.WORD, known[0].symbol(), end);
        }
    }

    private void operator() {
        if (isCast(at)) {
            add(CAST, at + 2);
            return;
        }
        int end = at + 1;
        while (end < text.length()
                && ExpressionCharacter.of(text.charAt(end)) == ExpressionCharacter.OPERATOR
                && !isCast(end)) {
            end++;
        }
        if (end == at + 1) {
            add(ExpressionCharacter.operator(text.charAt(at)), end);
        } else {
            addSlice(Kind.OPERATOR, Symbol.NONE, end);
        }
    }

    private boolean isCast(int position) {
        return text.charAt(position) == ':' && position + 1 < text.length() && text.charAt(position + 1) == ':';
    }

    private void addValue(int end) {
        add(VALUE, Math.min(end, text.length()));
    }

    private void add(ExpressionToken[] pair, int end) {
        tokens.add(pair[at == previousEnd ? 1 : 0]);
        at = end;
        previousEnd = end;
    }

    private void addSlice(Kind kind, Symbol symbol, int end) {
        tokens.add(new ExpressionToken(kind, symbol, at == previousEnd, text, at, end));
        at = end;
        previousEnd = end;
    }

    private boolean followsName() {
        ExpressionToken last = tokens.last(0);
        return at == previousEnd && (last.isName() || last.symbol().isClosing());
    }

    private boolean isDigit(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private boolean isWordPart(int position) {
        return ExpressionCharacter.isWordPart(text.charAt(position));
    }

    private static boolean isStringPrefix(char letter) {
        return "eEbBxXnN".indexOf(letter) >= 0;
    }
}

package io.plumbline.capture.engine.postgres;

/** The name of a type after {@code ::}, as format_type() prints it. */
final class TypeName {

    private TypeName() {}

    /** The position after the type that begins here. */
    static int end(ExpressionTokens tokens, int start) {
        int at = start;
        if (tokens.at(at).isName()) {
            at++;
        }
        while (tokens.at(at).is(Symbol.DOT) && tokens.at(at + 1).isName()) {
            at += 2;
        }
        int before;
        do {
            before = at;
            at = afterWords(tokens, at);
            at = afterModifier(tokens, at);
        } while (at != before);
        while (tokens.at(at).is(Symbol.OPEN_SQUARE) && tokens.at(at + 1).is(Symbol.CLOSE_SQUARE)) {
            at += 2;
        }
        return at;
    }

    /** The type as one token without its modifiers, which are numbers of the user's. */
    static ExpressionToken token(ExpressionTokens tokens, int start, int end) {
        return end - start == 1
                ? tokens.at(start).asAdjacentWord()
                : new ExpressionToken(ExpressionToken.Kind.WORD, Symbol.NONE, text(tokens, start, end), true);
    }

    private static String text(ExpressionTokens tokens, int start, int end) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int i = start; i < end; i++) {
            ExpressionToken token = tokens.at(i);
            depth += token.is(Symbol.OPEN) ? 1 : 0;
            if (depth == 0) {
                boolean spaced = !text.isEmpty() && token.isName() && text.charAt(text.length() - 1) != '.';
                text.append(spaced ? " " : "");
                token.appendTo(text);
            }
            depth -= token.is(Symbol.CLOSE) ? 1 : 0;
        }
        return text.toString();
    }

    private static int afterWords(ExpressionTokens tokens, int start) {
        int at = start;
        while (tokens.at(at).is(Symbol.TYPE_WORD)) {
            at++;
        }
        return at;
    }

    /** {@code (20)} and {@code (10,2)}; anything else in parentheses is no modifier. */
    private static int afterModifier(ExpressionTokens tokens, int start) {
        int at = start;
        if (!tokens.at(at).is(Symbol.OPEN) || !tokens.at(at).adjacent()) {
            return start;
        }
        at++;
        while (at < tokens.size() && !tokens.at(at).is(Symbol.CLOSE)) {
            ExpressionToken token = tokens.at(at);
            boolean fits =
                    token.kind() == ExpressionToken.Kind.NUMBER || token.is(Symbol.COMMA) || token.is(Symbol.MINUS);
            if (!fits) {
                return start;
            }
            at++;
        }
        return at < tokens.size() ? at + 1 : start;
    }
}

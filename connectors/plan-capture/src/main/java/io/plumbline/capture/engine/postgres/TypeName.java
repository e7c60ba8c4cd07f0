package io.plumbline.capture.engine.postgres;

import java.util.List;

/** The name of a type after {@code ::}, as format_type() prints it. */
final class TypeName {

    private TypeName() {}

    /** The position after the type that begins here. */
    static int end(List<ExpressionToken> tokens, int start) {
        int at = start;
        if (at < tokens.size() && tokens.get(at).isName()) {
            at++;
        }
        while (isAt(tokens, at, Symbol.DOT)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isName()) {
            at += 2;
        }
        int before;
        do {
            before = at;
            at = afterWords(tokens, at);
            at = afterModifier(tokens, at);
        } while (at != before);
        while (isAt(tokens, at, Symbol.OPEN_SQUARE) && isAt(tokens, at + 1, Symbol.CLOSE_SQUARE)) {
            at += 2;
        }
        return at;
    }

    /** The type as one token without its modifiers, which are numbers of the user's. */
    static ExpressionToken token(List<ExpressionToken> tokens, int start, int end) {
        return end - start == 1
                ? tokens.get(start).asAdjacentWord()
                : new ExpressionToken(ExpressionToken.Kind.WORD, Symbol.NONE, text(tokens.subList(start, end)), true);
    }

    private static String text(List<ExpressionToken> type) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (ExpressionToken token : type) {
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

    private static int afterWords(List<ExpressionToken> tokens, int start) {
        int at = start;
        while (isAt(tokens, at, Symbol.TYPE_WORD)) {
            at++;
        }
        return at;
    }

    /** {@code (20)} and {@code (10,2)}; anything else in parentheses is no modifier. */
    private static int afterModifier(List<ExpressionToken> tokens, int start) {
        int at = start;
        if (!isAt(tokens, at, Symbol.OPEN) || !tokens.get(at).adjacent()) {
            return start;
        }
        at++;
        while (at < tokens.size() && !tokens.get(at).is(Symbol.CLOSE)) {
            ExpressionToken token = tokens.get(at);
            boolean fits =
                    token.kind() == ExpressionToken.Kind.NUMBER || token.is(Symbol.COMMA) || token.is(Symbol.MINUS);
            if (!fits) {
                return start;
            }
            at++;
        }
        return at < tokens.size() ? at + 1 : start;
    }

    private static boolean isAt(List<ExpressionToken> tokens, int at, Symbol punctuation) {
        return at < tokens.size() && tokens.get(at).is(punctuation);
    }
}

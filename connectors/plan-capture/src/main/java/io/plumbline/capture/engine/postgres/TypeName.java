package io.plumbline.capture.engine.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The name of a type after {@code ::}, as format_type() prints it. */
final class TypeName {

    /** Words that continue a type of several words. */
    private static final Set<String> CONTINUATIONS = Set.of(
            "precision",
            "varying",
            "with",
            "without",
            "time",
            "zone",
            "to",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second");

    private TypeName() {}

    /** The position after the type that begins here. */
    static int end(List<ExpressionToken> tokens, int start) {
        int at = start;
        if (at < tokens.size() && tokens.get(at).isName()) {
            at++;
        }
        while (isAt(tokens, at, ".")
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
        while (isAt(tokens, at, "[") && isAt(tokens, at + 1, "]")) {
            at += 2;
        }
        return at;
    }

    /** Its text without modifiers, which are numbers of the user's. */
    static String text(List<ExpressionToken> type) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (ExpressionToken token : type) {
            depth += token.is("(") ? 1 : 0;
            if (depth == 0) {
                boolean spaced = !text.isEmpty() && token.isName() && text.charAt(text.length() - 1) != '.';
                text.append(spaced ? " " : "").append(token.text());
            }
            depth -= token.is(")") ? 1 : 0;
        }
        return text.toString();
    }

    private static int afterWords(List<ExpressionToken> tokens, int start) {
        int at = start;
        while (at < tokens.size()
                && at > 0
                && tokens.get(at).kind() == ExpressionToken.Kind.WORD
                && CONTINUATIONS.contains(tokens.get(at).text().toLowerCase(Locale.ROOT))) {
            at++;
        }
        return at;
    }

    /** {@code (20)} and {@code (10,2)}; anything else in parentheses is no modifier. */
    private static int afterModifier(List<ExpressionToken> tokens, int start) {
        int at = start;
        if (!isAt(tokens, at, "(") || !tokens.get(at).adjacent()) {
            return start;
        }
        at++;
        while (at < tokens.size() && !tokens.get(at).is(")")) {
            ExpressionToken token = tokens.get(at);
            boolean fits = token.kind() == ExpressionToken.Kind.NUMBER
                    || token.is(",")
                    || token.text().equals("-");
            if (!fits) {
                return start;
            }
            at++;
        }
        return at < tokens.size() ? at + 1 : start;
    }

    private static boolean isAt(List<ExpressionToken> tokens, int at, String punctuation) {
        return at < tokens.size() && tokens.get(at).is(punctuation);
    }
}

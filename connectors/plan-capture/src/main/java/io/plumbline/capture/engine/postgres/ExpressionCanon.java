package io.plumbline.capture.engine.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Canonical text of the expressions in a plan: every literal and parameter is {@code ?} without its casts, arrays and
 * lists of values are one {@code ?}, aliases are replaced by canonical names, subplans lose their numbers and the terms
 * of an AND are in the order of their texts. Linear in the text but for the sorting; no recursion.
 */
final class ExpressionCanon {

    private final RelationReferences references;

    ExpressionCanon(RelationReferences references) {
        this.references = references;
    }

    /** An expression: a key, an argument, a function call. */
    String expression(String text) {
        return text(reduced(text));
    }

    /** A condition: its top-level AND terms are ordered, each in parentheses where there are several. */
    String condition(String text) {
        List<String> terms = new ArrayList<>();
        for (List<ExpressionToken> term : terms(reduced(text))) {
            terms.add(text(unwrapped(term)));
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        terms.sort(null);
        return "(" + String.join(") AND (", terms) + ")";
    }

    private List<ExpressionToken> reduced(String text) {
        return new ExpressionReduction(references).reduce(ExpressionLexer.tokens(text));
    }

    /** The terms of the AND on top; PostgreSQL prints nested ones flat. */
    private static List<List<ExpressionToken>> terms(List<ExpressionToken> whole) {
        List<ExpressionToken> tokens = unwrapped(whole);
        List<List<ExpressionToken>> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += depthChange(tokens.get(i));
            if (depth == 0 && tokens.get(i).isWord("AND")) {
                terms.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        terms.add(tokens.subList(start, tokens.size()));
        return terms;
    }

    /** Without the parentheses around all of it. */
    private static List<ExpressionToken> unwrapped(List<ExpressionToken> tokens) {
        return isWrapped(tokens) ? tokens.subList(1, tokens.size() - 1) : tokens;
    }

    private static boolean isWrapped(List<ExpressionToken> tokens) {
        if (tokens.size() < 2 || !tokens.get(0).is("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += depthChange(tokens.get(i));
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    private static int depthChange(ExpressionToken token) {
        if (token.is("(") || token.is("[")) {
            return 1;
        }
        return token.is(")") || token.is("]") ? -1 : 0;
    }

    private static String text(List<ExpressionToken> tokens) {
        StringBuilder text = new StringBuilder();
        ExpressionToken previous = null;
        for (ExpressionToken token : tokens) {
            if (previous != null && isSpaced(previous, token)) {
                text.append(' ');
            }
            text.append(token.text());
            previous = token;
        }
        return text.toString();
    }

    private static boolean isSpaced(ExpressionToken left, ExpressionToken right) {
        if (left.is("(") || left.is("[") || left.is(".") || left.text().equals("::")) {
            return false;
        }
        if (right.is("(") || right.is("[")) {
            return !(right.adjacent() && (left.isName() || left.is("]") || left.is(")")));
        }
        return !(right.is(")")
                || right.is("]")
                || right.is(",")
                || right.is(".")
                || right.text().equals("::"));
    }
}

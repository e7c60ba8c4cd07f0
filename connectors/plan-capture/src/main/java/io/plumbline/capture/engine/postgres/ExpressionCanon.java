package io.plumbline.capture.engine.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Canonical text of the expressions in a plan: every literal and parameter is {@code ?} without its casts, arrays and
 * lists of values are one {@code ?}, aliases are replaced by canonical names, subplans lose their numbers and the terms
 * of an AND are in the order of their texts. Linear in the text but for the sorting; no recursion.
 */
final class ExpressionCanon {

    private final ReferenceTokens references;

    // used anew for every expression
    private final ExpressionTokens tokens = new ExpressionTokens();
    private final ExpressionTokens reduced = new ExpressionTokens();
    private final StringBuilder text = new StringBuilder();

    ExpressionCanon(RelationReferences references) {
        this.references = new ReferenceTokens(references);
    }

    /** An expression: a key, an argument, a function call. */
    String expression(String text) {
        ExpressionTokens whole = reduced(text);
        return text("", whole, 0, whole.size());
    }

    /** A condition: its top-level AND terms are ordered, each in parentheses where there are several. */
    String condition(String text) {
        return condition("", text);
    }

    /** A condition behind a prefix. */
    String condition(String prefix, String text) {
        ExpressionTokens whole = reduced(text);
        boolean wrapped = isWrapped(whole, 0, whole.size());
        int from = wrapped ? 1 : 0;
        int to = wrapped ? whole.size() - 1 : whole.size();
        int firstEnd = termEnd(whole, from, to);
        if (firstEnd == to) {
            return term(prefix, whole, from, to);
        }
        List<String> terms = new ArrayList<>();
        terms.add(term("", whole, from, firstEnd));
        for (int end = firstEnd; end < to; ) {
            int start = end + 1;
            end = termEnd(whole, start, to);
            terms.add(term("", whole, start, end));
        }
        terms.sort(null);
        return prefix + "(" + String.join(") AND (", terms) + ")";
    }

    private ExpressionTokens reduced(String text) {
        tokens.cut(0);
        reduced.cut(0);
        ExpressionLexer.split(text, tokens);
        new ExpressionReduction(references, tokens, reduced).reduce();
        return reduced;
    }

    /** Where the next AND on top stands, or the end; PostgreSQL prints nested ones flat. */
    private static int termEnd(ExpressionTokens tokens, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            Symbol symbol = tokens.at(i).symbol();
            depth += symbol.depthChange();
            if (depth == 0 && symbol == Symbol.AND) {
                return i;
            }
        }
        return to;
    }

    /** A term without the parentheses around all of it. */
    private String term(String prefix, ExpressionTokens tokens, int from, int to) {
        return isWrapped(tokens, from, to) ? text(prefix, tokens, from + 1, to - 1) : text(prefix, tokens, from, to);
    }

    private static boolean isWrapped(ExpressionTokens tokens, int from, int to) {
        if (to - from < 2 || !tokens.at(from).is(Symbol.OPEN)) {
            return false;
        }
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += tokens.at(i).symbol().depthChange();
            if (depth == 0) {
                return i == to - 1;
            }
        }
        return false;
    }

    private String text(String prefix, ExpressionTokens tokens, int from, int to) {
        text.setLength(0);
        text.append(prefix);
        ExpressionToken previous = tokens.at(from);
        for (int i = from; i < to; i++) {
            ExpressionToken token = tokens.at(i);
            if (i > from && isSpaced(previous, token)) {
                text.append(' ');
            }
            token.appendTo(text);
            previous = token;
        }
        return text.toString();
    }

    private static boolean isSpaced(ExpressionToken left, ExpressionToken right) {
        Symbol before = left.symbol();
        Symbol after = right.symbol();
        if (before.isOpening() || before == Symbol.DOT || before == Symbol.CAST) {
            return false;
        }
        if (after.isOpening()) {
            return !(right.adjacent() && (left.isName() || before.isClosing()));
        }
        return !(after.isClosing() || after == Symbol.COMMA || after == Symbol.DOT || after == Symbol.CAST);
    }
}

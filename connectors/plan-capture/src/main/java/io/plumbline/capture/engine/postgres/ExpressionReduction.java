package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.Arrays;

/** One pass over the tokens of an expression, with a stack of open parentheses; used once. */
final class ExpressionReduction {

    private static final ExpressionToken SUBPLAN = new ExpressionToken(Kind.WORD, Symbol.SUBPLAN, "subplan", false);
    private static final ExpressionToken CAST = new ExpressionToken(Kind.CAST, Symbol.CAST, "::", true);

    /** In the place of a parenthesis that adds nothing, until the end: moving what follows would cost its length. */
    private static final ExpressionToken NOTHING = new ExpressionToken(Kind.NOTHING, Symbol.NONE, "", false);

    private final ReferenceTokens references;
    private final ExpressionTokens out;
    private boolean hasNothing;

    /** Where the open groups begin. */
    private int[] open = new int[8];

    private int depth;
    private final ExpressionTokens in;
    private int at;

    /** Where the group closed last begins and ends; -1 before. */
    private int closedStart = -1;

    private int closedEnd = -1;

    /** Where the last subplan is mentioned; -1 where none is. */
    private int subplanAt = -1;

    /** Of these tokens, into an empty row. */
    ExpressionReduction(ReferenceTokens references, ExpressionTokens in, ExpressionTokens out) {
        this.references = references;
        this.in = in;
        this.out = out;
    }

    void reduce() {
        while (at < in.size()) {
            ExpressionToken token = in.at(at);
            at++;
            take(token);
        }
        if (hasNothing) {
            out.removePlaceholders();
        }
    }

    private void take(ExpressionToken token) {
        switch (token.kind()) {
            case VALUE, NUMBER -> value();
            case CAST -> cast();
            case WORD, QUOTED -> name(token);
            case PUNCTUATION -> punctuation(token);
            default -> out.add(token);
        }
    }

    /** A value: with its sign, its casts and, for what an init plan returns, its column. */
    private void value() {
        if (isSign(out.last(0)) && isOperandExpected(out.last(1))) {
            out.removeLast();
        }
        out.add(ExpressionToken.VALUE_TOKEN);
        skipColumn();
        while (peek(0).kind() == Kind.CAST) {
            at = TypeName.end(in, at + 1);
        }
    }

    private void cast() {
        int end = TypeName.end(in, at);
        out.add(CAST);
        out.add(TypeName.token(in, at, end));
        at = end;
    }

    private void name(ExpressionToken token) {
        if ((token.is(Symbol.SUBPLAN) || token.is(Symbol.INITPLAN)) && peek(0).kind() == Kind.NUMBER) {
            at++;
            if (token.is(Symbol.SUBPLAN)) {
                subplanAt = out.size();
                out.add(SUBPLAN);
            } else {
                value();
            }
        } else if (token.is(Symbol.OVER)) {
            out.add(token);
            skipWindow();
        } else if (isConstant(token)) {
            value();
        } else {
            out.add(isQualifier() ? references.inPlaceOf(token) : token);
        }
    }

    /** A window's name is made up: {@code OVER w1}, and {@code OVER (?)} before PostgreSQL 18. */
    private void skipWindow() {
        ExpressionToken window = peek(0);
        if (window.isName()) {
            at++;
        } else if (window.is(Symbol.OPEN) && peek(2).is(Symbol.CLOSE)) {
            at += 3;
        }
    }

    /** Whether the name just taken stands before a column: {@code o.id}, {@code o.*}, but not {@code s.function(}. */
    private boolean isQualifier() {
        ExpressionToken column = peek(1);
        ExpressionToken after = peek(2);
        return peek(0).is(Symbol.DOT)
                && !out.last(0).is(Symbol.DOT)
                && (column.isName() || column.is(Symbol.STAR))
                && !(after.is(Symbol.OPEN) && after.adjacent());
    }

    private boolean isConstant(ExpressionToken token) {
        boolean constant = token.symbol().isConstant();
        ExpressionToken before = out.last(0);
        boolean tested =
                before.is(Symbol.IS) || (before.is(Symbol.NOT) && out.last(1).is(Symbol.IS));
        return constant && !tested && !before.is(Symbol.DOT);
    }

    private void punctuation(ExpressionToken token) {
        int position = out.size();
        out.add(token);
        if (token.symbol().isOpening()) {
            if (depth == open.length) {
                open = Arrays.copyOf(open, 2 * depth);
            }
            open[depth] = position;
            depth++;
        } else if (token.symbol().isClosing() && depth > 0) {
            depth--;
            close(open[depth]);
        }
    }

    /** Reduces the group that just ended, which began at this position. */
    private void close(int start) {
        int begins = start;
        ExpressionToken opening = out.at(start);
        ExpressionToken before = out.at(start - 1);
        boolean call = opening.adjacent() && before.isName();
        boolean holdsSubplan = subplanAt > start;
        if (holdsSubplan && GroupShape.isWrapper(before)) {
            begins = start - 1;
            keepReference(start);
        } else if (GroupShape.isValues(out, start) && (!call || GroupShape.isConstructor(before))) {
            out.cut(GroupShape.isConstructor(before) ? start - 1 : start);
            dropQuantifier();
            value();
            return;
        } else if (!call && opening.is(Symbol.OPEN) && isDoubled(start)) {
            out.set(start, NOTHING);
            hasNothing = true;
            out.removeLast();
        }
        closedStart = begins;
        closedEnd = out.size();
        if (holdsSubplan && subplanAt == out.size() - 2) {
            skipColumn();
        }
    }

    /** Whether the group that just ended holds nothing but the one that ended before. */
    private boolean isDoubled(int start) {
        return closedStart == start + 1
                && closedEnd == out.size() - 1
                && out.last(1).is(Symbol.CLOSE);
    }

    /** {@code = ANY (?)} is {@code = ?}: a list of one and of a thousand are the same. */
    private void dropQuantifier() {
        ExpressionToken before = out.last(0);
        if (before.is(Symbol.ANY) || before.is(Symbol.ALL)) {
            out.removeLast();
        }
    }

    /** Of the group that just ended and the wrapper before it, keeps the brackets and the reference to the subplan. */
    private void keepReference(int start) {
        int last = out.size() - 1;
        int kept = start - 1;
        for (int i = start; i <= last; i++) {
            if (i == start || i == last || GroupShape.isReference(out.at(i))) {
                out.set(kept, out.at(i));
                kept++;
            }
        }
        out.cut(kept);
        subplanAt = kept - 2;
    }

    /** What a subplan or init plan returns has made-up columns: {@code (SubPlan 1).col1}. */
    private void skipColumn() {
        if (peek(0).is(Symbol.DOT) && peek(1).isName()) {
            at += 2;
        }
    }

    private static boolean isSign(ExpressionToken token) {
        return token.kind() == Kind.OPERATOR && (token.is(Symbol.MINUS) || token.is(Symbol.PLUS));
    }

    private static boolean isOperandExpected(ExpressionToken before) {
        return before == ExpressionToken.NONE
                || before.is(Symbol.OPEN)
                || before.is(Symbol.OPEN_SQUARE)
                || before.is(Symbol.COMMA)
                || before.kind() == Kind.OPERATOR
                || (before.kind() == Kind.WORD && before.symbol().isKeyword());
    }

    private ExpressionToken peek(int ahead) {
        return in.at(at + ahead);
    }
}

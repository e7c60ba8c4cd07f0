package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the tokens of an expression, with a stack of open parentheses; used once. */
final class ExpressionReduction {

    private static final ExpressionToken SUBPLAN = new ExpressionToken(Kind.WORD, Symbol.SUBPLAN, "subplan", false);
    private static final ExpressionToken CAST = new ExpressionToken(Kind.CAST, Symbol.CAST, "::", true);

    /** In the place of a parenthesis that adds nothing, until the end: moving what follows would cost its length. */
    private static final ExpressionToken NOTHING = new ExpressionToken(Kind.NOTHING, Symbol.NONE, "", false);

    private final RelationReferences references;
    private final List<ExpressionToken> out;
    private boolean hasNothing;

    /** Where the open groups begin. */
    private int[] open = new int[8];

    private int depth;
    private final List<ExpressionToken> in;
    private int at;

    /** Where the group closed last begins and ends; -1 before. */
    private int closedStart = -1;

    private int closedEnd = -1;

    /** Where the last subplan is mentioned; -1 where none is. */
    private int subplanAt = -1;

    /** Of these tokens, into an empty list. */
    ExpressionReduction(RelationReferences references, List<ExpressionToken> in, List<ExpressionToken> out) {
        this.references = references;
        this.in = in;
        this.out = out;
    }

    void reduce() {
        while (at < in.size()) {
            ExpressionToken token = in.get(at);
            at++;
            take(token);
        }
        if (hasNothing) {
            out.removeIf(token -> token.kind() == Kind.NOTHING);
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
        if (isSign(last(0)) && isOperandExpected(last(1))) {
            out.remove(out.size() - 1);
        }
        out.add(ExpressionToken.VALUE_TOKEN);
        skipColumn();
        while (peek(0) != null && peek(0).kind() == Kind.CAST) {
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
        if ((token.is(Symbol.SUBPLAN) || token.is(Symbol.INITPLAN)) && isNumber(peek(0))) {
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
            String reference = isQualifier() ? references.of(token.name()) : null;
            out.add(reference == null ? token : reference(reference, token));
        }
    }

    private static ExpressionToken reference(String name, ExpressionToken alias) {
        return new ExpressionToken(Kind.REFERENCE, Symbol.NONE, name, alias.adjacent());
    }

    /** A window's name is made up: {@code OVER w1}, and {@code OVER (?)} before PostgreSQL 18. */
    private void skipWindow() {
        ExpressionToken window = peek(0);
        if (window != null && window.isName()) {
            at++;
        } else if (window != null && window.is(Symbol.OPEN) && peek(2) != null && peek(2).is(Symbol.CLOSE)) {
            at += 3;
        }
    }

    /** Whether the name just taken stands before a column: {@code o.id}, {@code o.*}, but not {@code s.function(}. */
    private boolean isQualifier() {
        ExpressionToken next = peek(0);
        ExpressionToken column = peek(1);
        ExpressionToken after = peek(2);
        return next != null
                && next.is(Symbol.DOT)
                && !(last(0) != null && last(0).is(Symbol.DOT))
                && column != null
                && (column.isName() || column.is(Symbol.STAR))
                && !(after != null && after.is(Symbol.OPEN) && after.adjacent());
    }

    private boolean isConstant(ExpressionToken token) {
        boolean constant = token.symbol().isConstant();
        ExpressionToken before = last(0);
        boolean tested = before != null
                && (before.is(Symbol.IS) || (before.is(Symbol.NOT) && last(1) != null && last(1).is(Symbol.IS)));
        boolean column = before != null && before.is(Symbol.DOT);
        return constant && !tested && !column;
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
        ExpressionToken opening = out.get(start);
        ExpressionToken before = start == 0 ? null : out.get(start - 1);
        boolean call = opening.adjacent() && before != null && before.isName();
        boolean holdsSubplan = subplanAt > start;
        if (before != null && holdsSubplan && GroupShape.isWrapper(before)) {
            begins = start - 1;
            replace(begins, GroupShape.subplanOnly(out.subList(start, out.size())));
        } else if (GroupShape.isValues(out, start) && (!call || GroupShape.isConstructor(before))) {
            replace(GroupShape.isConstructor(before) ? start - 1 : start, List.of());
            dropQuantifier();
            value();
            return;
        } else if (!call && opening.is(Symbol.OPEN) && isDoubled(start)) {
            out.set(start, NOTHING);
            hasNothing = true;
            out.remove(out.size() - 1);
        }
        closedStart = begins;
        closedEnd = out.size();
        if (holdsSubplan && subplanAt == out.size() - 2) {
            skipColumn();
        }
    }

    /** Whether the group that just ended holds nothing but the one that ended before. */
    private boolean isDoubled(int start) {
        ExpressionToken inner = last(1);
        return closedStart == start + 1 && closedEnd == out.size() - 1 && inner != null && inner.is(Symbol.CLOSE);
    }

    /** {@code = ANY (?)} is {@code = ?}: a list of one and of a thousand are the same. */
    private void dropQuantifier() {
        ExpressionToken before = last(0);
        if (before != null && (before.is(Symbol.ANY) || before.is(Symbol.ALL))) {
            out.remove(out.size() - 1);
        }
    }

    private void replace(int start, List<ExpressionToken> replacement) {
        out.subList(start, out.size()).clear();
        out.addAll(replacement);
        subplanAt = subplanAt < start ? subplanAt : out.size() - 2;
    }

    /** What a subplan or init plan returns has made-up columns: {@code (SubPlan 1).col1}. */
    private void skipColumn() {
        ExpressionToken column = peek(1);
        if (peek(0) != null && peek(0).is(Symbol.DOT) && column != null && column.isName()) {
            at += 2;
        }
    }

    private static boolean isSign(@Nullable ExpressionToken token) {
        return token != null && token.kind() == Kind.OPERATOR && (token.is(Symbol.MINUS) || token.is(Symbol.PLUS));
    }

    private static boolean isOperandExpected(@Nullable ExpressionToken before) {
        return before == null
                || before.is(Symbol.OPEN)
                || before.is(Symbol.OPEN_SQUARE)
                || before.is(Symbol.COMMA)
                || before.kind() == Kind.OPERATOR
                || (before.kind() == Kind.WORD && before.symbol().isKeyword());
    }

    private static boolean isNumber(@Nullable ExpressionToken token) {
        return token != null && token.kind() == Kind.NUMBER;
    }

    private @Nullable ExpressionToken last(int back) {
        int position = out.size() - 1 - back;
        return position < 0 ? null : out.get(position);
    }

    private @Nullable ExpressionToken peek(int ahead) {
        int position = at + ahead;
        return position < in.size() ? in.get(position) : null;
    }
}

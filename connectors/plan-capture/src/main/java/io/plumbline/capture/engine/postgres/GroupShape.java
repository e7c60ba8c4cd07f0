package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;

/** What a parenthesised or bracketed group of tokens, its brackets included, is. */
final class GroupShape {

    private GroupShape() {}

    /** {@code (?)}, {@code [?, ?]} from here to the end: values only, at least one. */
    static boolean isValues(ExpressionTokens tokens, int start) {
        int end = tokens.size() - 1;
        for (int i = start + 1; i < end; i++) {
            boolean value = (i - start) % 2 == 1;
            ExpressionToken token = tokens.at(i);
            if (value ? token.kind() != Kind.VALUE : !token.is(Symbol.COMMA)) {
                return false;
            }
        }
        return (end - start) % 2 == 0;
    }

    /** Words that make one value of a list of values. */
    static boolean isConstructor(ExpressionToken before) {
        return before.is(Symbol.ROW) || before.is(Symbol.ARRAY);
    }

    /** Words around a subplan that only some majors print. */
    static boolean isWrapper(ExpressionToken before) {
        return before.is(Symbol.ANY) || before.is(Symbol.ALL) || before.is(Symbol.EXISTS) || before.is(Symbol.ARRAY);
    }

    /** What a group around a subplan is left with: majors before 17 do not print what the subplan is compared with. */
    static boolean isReference(ExpressionToken token) {
        return token.is(Symbol.HASHED) || token.is(Symbol.SUBPLAN);
    }
}

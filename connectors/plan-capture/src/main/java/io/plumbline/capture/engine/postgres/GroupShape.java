package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parenthesised or bracketed group of tokens, its brackets included, is. */
final class GroupShape {

    private GroupShape() {}

    /** {@code (?)}, {@code [?, ?]} from here to the end: values only, at least one. */
    static boolean isValues(List<ExpressionToken> tokens, int start) {
        int end = tokens.size() - 1;
        for (int i = start + 1; i < end; i++) {
            boolean value = (i - start) % 2 == 1;
            ExpressionToken token = tokens.get(i);
            if (value ? token.kind() != Kind.VALUE : !token.is(Symbol.COMMA)) {
                return false;
            }
        }
        return (end - start) % 2 == 0;
    }

    /** Words that make one value of a list of values. */
    static boolean isConstructor(@Nullable ExpressionToken before) {
        return before != null && (before.is(Symbol.ROW) || before.is(Symbol.ARRAY));
    }

    /** Words around a subplan that only some majors print. */
    static boolean isWrapper(ExpressionToken before) {
        return before.is(Symbol.ANY) || before.is(Symbol.ALL) || before.is(Symbol.EXISTS) || before.is(Symbol.ARRAY);
    }

    /** The reference to the subplan alone: majors before 17 do not print what it is compared with. */
    static List<ExpressionToken> subplanOnly(List<ExpressionToken> group) {
        List<ExpressionToken> only = new ArrayList<>();
        only.add(group.get(0));
        group.stream()
                .filter(token -> token.is(Symbol.HASHED) || token.is(Symbol.SUBPLAN))
                .forEach(only::add);
        only.add(group.get(group.size() - 1));
        return only;
    }
}

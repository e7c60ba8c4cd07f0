package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parenthesised or bracketed group of tokens, its brackets included, is. */
final class GroupShape {

    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "not",
            "when",
            "then",
            "else",
            "case",
            "from",
            "in",
            "any",
            "all",
            "some",
            "distinct",
            "by",
            "like");

    private GroupShape() {}

    static boolean isKeyword(ExpressionToken token) {
        return KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** {@code (?)}, {@code [?, ?]}: values only, at least one. */
    static boolean isValues(List<ExpressionToken> group) {
        for (int i = 1; i < group.size() - 1; i++) {
            boolean fits = i % 2 == 1
                    ? group.get(i).kind() == Kind.VALUE
                    : group.get(i).is(",");
            if (!fits) {
                return false;
            }
        }
        return group.size() % 2 == 1;
    }

    /** Words that make one value of a list of values. */
    static boolean isConstructor(@Nullable ExpressionToken before) {
        return before != null && (before.isWord("ROW") || before.isWord("ARRAY"));
    }

    /** Words around a subplan that only some majors print. */
    static boolean isWrapper(ExpressionToken before) {
        return before.isWord("ANY") || before.isWord("ALL") || before.isWord("EXISTS") || before.isWord("ARRAY");
    }

    /** {@code (subplan)} or {@code (hashed subplan)}. */
    static boolean isSubplan(List<ExpressionToken> group) {
        return group.size() <= 4 && group.get(group.size() - 2).isWord("subplan");
    }

    /** The reference to the subplan alone: majors before 17 do not print what it is compared with. */
    static List<ExpressionToken> subplanOnly(List<ExpressionToken> group) {
        List<ExpressionToken> only = new ArrayList<>();
        only.add(group.get(0));
        group.stream()
                .filter(token -> token.isWord("hashed") || token.isWord("subplan"))
                .forEach(only::add);
        only.add(group.get(group.size() - 1));
        return only;
    }
}

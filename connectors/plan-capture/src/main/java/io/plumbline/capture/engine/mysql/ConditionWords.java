package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.engine.mysql.ConditionToken.Kind;
import java.util.Locale;
import java.util.Set;

/** Key words that an operand in parentheses may follow, where a function's name would look alike. */
final class ConditionWords {

    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "xor",
            "not",
            "in",
            "is",
            "like",
            "between",
            "div",
            "mod",
            "regexp",
            "against",
            "when",
            "then",
            "else",
            "case",
            "end",
            "interval",
            "as",
            "any",
            "all",
            "select");

    private ConditionWords() {}

    static boolean isKeyword(ConditionToken token) {
        return token.kind() == Kind.WORD && KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT));
    }
}

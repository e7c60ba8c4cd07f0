package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.mysql.ConditionToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which table each alias of a statement is, from the text the optimizer has made of it: {@code `schema`.`table` `alias`}
 * behind FROM, JOIN, UPDATE or INTO, by the SELECT it belongs to.
 */
final class RewrittenQuery {

    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "update", "into", "straight_join");
    private static final int OUTERMOST = 1;

    private final Map<Name, RelationName> bySelect = new HashMap<>();
    private final Map<String, RelationName> byAlias = new HashMap<>();
    private final List<ConditionToken> tokens;

    private RewrittenQuery(List<ConditionToken> tokens) {
        this.tokens = tokens;
    }

    static RewrittenQuery of(@Nullable String text) {
        RewrittenQuery query = new RewrittenQuery(text == null ? List.of() : ConditionLexer.splitNames(text));
        query.read(true);
        query.read(false);
        return query;
    }

    /** Whether it says anything at all. */
    boolean isKnown() {
        return !tokens.isEmpty();
    }

    /** The table that an alias is in a SELECT, or, where that is not known, anywhere. */
    @Nullable
    RelationName table(int select, String alias) {
        RelationName known = bySelect.get(new Name(select, alias));
        return known == null ? byAlias.get(alias) : known;
    }

    /** First what surely is a table, then what may be one: a qualified name that no sign follows. */
    private void read(boolean sure) {
        Deque<Integer> around = new ArrayDeque<>();
        int select = OUTERMOST;
        for (int i = 0; i < tokens.size(); i++) {
            ConditionToken token = tokens.get(i);
            if (token.isSymbol("(")) {
                around.push(select);
            } else if (token.isSymbol(")") && !around.isEmpty()) {
                select = around.pop();
            } else if (token.kind() == Kind.SUBQUERY_MARK) {
                select = number(token.text(), select);
            } else if (isTable(i) && isSure(i) == sure) {
                RelationName table = new RelationName(token.text(), text(i + 2));
                String alias = is(i + 3, Kind.QUOTED) ? text(i + 3) : table.table();
                bySelect.putIfAbsent(new Name(select, alias), table);
                byAlias.putIfAbsent(alias, table);
            }
        }
    }

    private boolean isTable(int position) {
        return is(position, Kind.QUOTED)
                && isDot(position + 1)
                && is(position + 2, Kind.QUOTED)
                && !isDot(position - 1)
                && !isDot(position + 3);
    }

    private boolean isSure(int position) {
        boolean behind = position > 0 && BEFORE_TABLES.contains(text(position - 1));
        return behind || is(position + 3, Kind.QUOTED);
    }

    private boolean is(int position, Kind kind) {
        return position >= 0 && position < tokens.size() && tokens.get(position).kind() == kind;
    }

    private boolean isDot(int position) {
        return position >= 0 && position < tokens.size() && tokens.get(position).isSymbol(".");
    }

    private String text(int position) {
        return tokens.get(position).text();
    }

    private static int number(String text, int otherwise) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : otherwise;
    }

    private record Name(int select, String alias) {}
}

package io.plumbline.capture.hints;

import java.util.ArrayList;
import java.util.List;

/**
 * The relations of one query level that rows come from.
 *
 * @param order quoted names in nested pairs, outer before inner; empty when the rows have no name
 * @param aliases outer before inner
 */
record JoinedRelations(String order, List<String> aliases) {

    /** Rows of a subquery, a CTE or a function: the plan does not tell what the statement calls them. */
    static final JoinedRelations UNNAMED = new JoinedRelations("", List.of());

    static JoinedRelations of(String alias) {
        return new JoinedRelations(HintText.quoted(alias), List.of(alias));
    }

    JoinedRelations with(JoinedRelations inner) {
        List<String> both = new ArrayList<>(aliases);
        both.addAll(inner.aliases);
        return new JoinedRelations(HintText.pair(order, inner.order), List.copyOf(both));
    }

    boolean isNamed() {
        return !aliases.isEmpty();
    }

    boolean isJoin() {
        return aliases.size() > 1;
    }
}

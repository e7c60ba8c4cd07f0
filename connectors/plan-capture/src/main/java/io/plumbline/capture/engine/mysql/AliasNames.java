package io.plumbline.capture.engine.mysql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Canonical names for the aliases of a plan: the relation's own name, with {@code #1}, {@code #2} in plan order where it is
 * read more than once; {@code subquery} and the like for what is no relation. An alias so never shows.
 */
final class AliasNames {

    static final AliasNames NONE = new AliasNames();

    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    private AliasNames() {}

    /** Of the steps of a plan, the root first. */
    static AliasNames of(Step root) {
        AliasNames names = new AliasNames();
        root.forEach(names::add);
        return names;
    }

    private void add(Step step) {
        String alias = step.alias;
        if (alias == null || labels.containsKey(alias)) {
            return;
        }
        String label = step.label();
        labels.put(alias, label);
        numbers.put(alias, uses.merge(label, 1, Integer::sum));
    }

    /** A column's name from its parts: {@code [schema,] alias, column}. */
    String column(List<String> parts) {
        String alias = parts.get(parts.size() - 2);
        String column = parts.get(parts.size() - 1);
        String label = labels.get(alias);
        if (label == null) {
            return String.join(".", parts.subList(0, parts.size() - 1)).replaceAll("[0-9]+>", ">") + "." + column;
        }
        boolean single = uses.getOrDefault(label, 1) == 1;
        return (single ? label : label + "#" + numbers.get(alias)) + "." + column;
    }
}

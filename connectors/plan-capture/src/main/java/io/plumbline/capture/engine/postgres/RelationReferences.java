package io.plumbline.capture.engine.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Canonical names for the aliases of a plan: the relation's own name, with {@code #1}, {@code #2} in plan order where it
 * is read more than once. An alias, be it the user's or made up by the parser, so never shows.
 */
final class RelationReferences {

    /** Knows no alias. */
    static final RelationReferences NONE = of(List.of());

    private final Map<String, Range> ranges;
    private final Map<Range, String> names;

    private RelationReferences(Map<String, Range> ranges, Map<Range, String> names) {
        this.ranges = ranges;
        this.names = names;
    }

    /** Names for these aliases, which come in plan order. */
    static RelationReferences of(List<Alias> aliases) {
        Map<String, Range> ranges = new HashMap<>();
        Map<String, Set<Range>> byLabel = new LinkedHashMap<>();
        for (Alias alias : aliases) {
            Range range = new Range(alias.label, alias.stem);
            ranges.putIfAbsent(alias.alias, range);
            byLabel.computeIfAbsent(alias.label, label -> new LinkedHashSet<>()).add(range);
        }
        aliases.forEach(alias -> ranges.putIfAbsent(alias.stem, new Range(alias.label, alias.stem)));
        Map<Range, String> names = new HashMap<>();
        byLabel.forEach((label, uses) -> number(label, new ArrayList<>(uses), names));
        return new RelationReferences(ranges, names);
    }

    /** The canonical name, or null for what is no alias of the plan. */
    @Nullable
    String of(String alias) {
        Range range = ranges.get(alias);
        return names.get(range == null ? ranges.get(stemOf(alias)) : range);
    }

    /** An alias without the number that the parser adds for a partition: {@code orders} for {@code orders_12}. */
    static String stemOf(String alias) {
        int end = alias.length();
        while (end > 0 && alias.charAt(end - 1) >= '0' && alias.charAt(end - 1) <= '9') {
            end--;
        }
        return end < alias.length() && end > 1 && alias.charAt(end - 1) == '_' ? alias.substring(0, end - 1) : alias;
    }

    private static void number(String label, List<Range> uses, Map<Range, String> names) {
        for (int use = 0; use < uses.size(); use++) {
            names.put(uses.get(use), uses.size() == 1 ? label : label + "#" + (use + 1));
        }
    }

    /**
     * An alias of a plan.
     *
     * @param label what it stands for: a relation, or a kind of row source such as {@code subquery}
     * @param stem the alias the relation has in the statement: another one than {@code alias} for a partition
     */
    record Alias(String alias, String label, String stem) {}

    /** One row source of the statement. */
    private record Range(String label, String stem) {}
}

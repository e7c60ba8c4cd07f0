package io.plumbline.capture.engine.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canonical names for the aliases of a plan: the relation's own name, with {@code #1}, {@code #2} in plan order where it
 * is read more than once. An alias, be it the user's or made up by the parser, so never shows.
 */
final class RelationReferences {

    /** Knows no alias. */
    static final RelationReferences NONE = of(List.of());

    private final Map<String, Range> ranges = new HashMap<>();

    private RelationReferences() {}

    /** Names for these aliases, which come in plan order. */
    static RelationReferences of(List<Alias> aliases) {
        RelationReferences references = new RelationReferences();
        Map<String, Map<String, Range>> byLabel = new HashMap<>();
        List<Range> found = new ArrayList<>(aliases.size());
        for (Alias alias : aliases) {
            Map<String, Range> uses = byLabel.computeIfAbsent(alias.label, label -> new HashMap<>());
            Range range = uses.computeIfAbsent(alias.stem, stem -> new Range(alias.label, uses));
            references.ranges.putIfAbsent(alias.alias, range);
            found.add(range);
        }
        for (int i = 0; i < found.size(); i++) {
            found.get(i).name();
            references.ranges.putIfAbsent(aliases.get(i).stem, found.get(i));
        }
        return references;
    }

    /** The canonical name, or null for what is no alias of the plan. */
    @Nullable
    String of(String alias) {
        Range range = ranges.get(alias);
        if (range == null) {
            range = ranges.get(stemOf(alias));
        }
        return range == null ? null : range.name;
    }

    /** An alias without the number that the parser adds for a partition: {@code orders} for {@code orders_12}. */
    static String stemOf(String alias) {
        int end = alias.length();
        while (end > 0 && alias.charAt(end - 1) >= '0' && alias.charAt(end - 1) <= '9') {
            end--;
        }
        return end < alias.length() && end > 1 && alias.charAt(end - 1) == '_' ? alias.substring(0, end - 1) : alias;
    }

    /**
     * An alias of a plan.
     *
     * @param label what it stands for: a relation, or a kind of row source such as {@code subquery}
     * @param stem the alias the relation has in the statement: another one than {@code alias} for a partition
     */
    record Alias(String alias, String label, String stem) {}

    /** One row source of the statement. */
    private static final class Range {

        private final String label;

        /** All of this label. */
        private final Map<String, Range> uses;

        /** Among those of this label, from 1. */
        private final int number;

        private String name = "";

        Range(String label, Map<String, Range> uses) {
            this.label = label;
            this.uses = uses;
            this.number = uses.size() + 1;
        }

        /** To be called when all of the label are there. */
        void name() {
            if (name.isEmpty()) {
                name = uses.size() == 1 ? label : label + "#" + number;
            }
        }
    }
}

package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.NodeRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each node of a plan reads or writes, and under which alias. */
final class PlanRelations {

    private final EngineTree tree;
    private final PostgresCatalog catalog;

    /** Of each node: a bitmap index scan has its heap's. */
    private final List<@Nullable Source> sources;

    private final Map<RelationName, Source> known = new HashMap<>();
    private final boolean[] underAppend;

    PlanRelations(EngineTree tree, PostgresCatalog catalog) {
        this.tree = tree;
        this.catalog = catalog;
        this.sources = new ArrayList<>(tree.size());
        this.underAppend = new boolean[tree.size()];
        for (int i = 0; i < tree.size(); i++) {
            int parent = tree.parent(i);
            RelationName own = tree.node(i).relation();
            boolean isBitmap = tree.node(i).type().startsWith("Bitmap");
            sources.add(own == null && isBitmap && parent >= 0 ? sources.get(parent) : source(own));
            underAppend[i] = parent >= 0
                    && (tree.node(parent).isAppend() || underAppend[parent])
                    && EngineNode.isInput(tree.node(i).role());
        }
    }

    private @Nullable Source source(@Nullable RelationName printed) {
        return printed == null ? null : known.computeIfAbsent(printed, this::folding);
    }

    private Source folding(RelationName printed) {
        RelationName folded = catalog.foldPartition(printed);
        return new Source(printed, folded, display(folded));
    }

    /** The node's relation as the server names it; null where it has none. */
    @Nullable
    RelationName printed(int position) {
        Source source = sources.get(position);
        return source == null ? null : source.printed;
    }

    /** The name of the node's relation, a partition folded; null where it has none. */
    @Nullable
    String name(int position) {
        Source source = sources.get(position);
        return source == null ? null : source.name;
    }

    /** Whether the node reads a partition. */
    boolean isPartition(int position) {
        Source source = sources.get(position);
        return source != null && !source.printed.equals(source.folded);
    }

    /** Whether an Append above may fold the node. */
    boolean isUnderAppend(int position) {
        return underAppend[position];
    }

    /** All relations, folded, ordered by name. */
    List<RelationName> all() {
        TreeSet<RelationName> all =
                new TreeSet<>(Comparator.comparing(RelationName::schema).thenComparing(RelationName::table));
        for (Source source : known.values()) {
            all.add(source.folded);
        }
        for (EngineNode node : tree.nodes()) {
            for (RelationName target : node.targets) {
                all.add(catalog.foldPartition(target));
            }
        }
        return List.copyOf(all);
    }

    RelationReferences references() {
        List<RelationReferences.Alias> aliases = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            String alias = tree.node(i).text(TextKey.ALIAS);
            if (alias != null) {
                boolean numbered = isPartition(i) && underAppend[i];
                String stem = numbered ? RelationReferences.stemOf(alias) : alias;
                aliases.add(new RelationReferences.Alias(alias, label(i), stem));
            }
        }
        return RelationReferences.of(aliases);
    }

    private String label(int position) {
        String name = name(position);
        if (name != null) {
            return name;
        }
        return switch (tree.node(position).type()) {
            case "Subquery Scan" -> "subquery";
            case "CTE Scan" -> "cte";
            case "WorkTable Scan" -> "worktable";
            case "Values Scan" -> "values";
            case "Function Scan", "Table Function Scan" -> "function";
            default -> "rows";
        };
    }

    /** {@code schema.table}; {@code table} where EXPLAIN without VERBOSE named no schema. */
    static String display(RelationName relation) {
        return relation.schema().isEmpty() ? relation.table() : relation.toString();
    }

    /** A node without a parent is the root, whatever it says. */
    static NodeRole role(EngineNode node, int parent) {
        return parent < 0 ? NodeRole.ROOT : node.role();
    }

    /** A relation as printed, as it is with its partitions folded, and the name of that. */
    private record Source(RelationName printed, RelationName folded, String name) {}
}

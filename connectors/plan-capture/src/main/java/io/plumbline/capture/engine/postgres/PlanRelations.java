package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.NodeRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each node of a plan reads or writes, and under which alias. */
final class PlanRelations {

    private final EngineTree tree;
    private final PostgresCatalog catalog;

    /** The relation as printed; a bitmap index scan has its heap's. */
    private final List<@Nullable RelationName> relations;

    private final boolean[] underAppend;

    PlanRelations(EngineTree tree, PostgresCatalog catalog) {
        this.tree = tree;
        this.catalog = catalog;
        this.relations = new ArrayList<>(tree.size());
        this.underAppend = new boolean[tree.size()];
        for (int i = 0; i < tree.size(); i++) {
            int parent = tree.parent(i);
            RelationName own = tree.node(i).relation();
            boolean isBitmap = tree.node(i).type().startsWith("Bitmap");
            relations.add(own == null && isBitmap && parent >= 0 ? relations.get(parent) : own);
            underAppend[i] = parent >= 0
                    && (tree.node(parent).isAppend() || underAppend[parent])
                    && EngineNode.isInput(tree.node(i).role());
        }
    }

    /** The node's relation as the server names it; null where it has none. */
    @Nullable
    RelationName printed(int position) {
        return relations.get(position);
    }

    /** The node's relation, a partition folded; null where it has none. */
    @Nullable
    RelationName folded(int position) {
        RelationName relation = relations.get(position);
        return relation == null ? null : catalog.foldPartition(relation);
    }

    /** Whether the node reads a partition. */
    boolean isPartition(int position) {
        RelationName relation = relations.get(position);
        return relation != null && !relation.equals(folded(position));
    }

    /** Whether an Append above may fold the node. */
    boolean isUnderAppend(int position) {
        return underAppend[position];
    }

    /** All relations, folded, ordered by name. */
    List<RelationName> all() {
        TreeSet<RelationName> all =
                new TreeSet<>(Comparator.comparing(RelationName::schema).thenComparing(RelationName::table));
        for (int i = 0; i < tree.size(); i++) {
            RelationName relation = folded(i);
            if (relation != null) {
                all.add(relation);
            }
            tree.node(i).targets.forEach(target -> all.add(catalog.foldPartition(target)));
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
        RelationName relation = folded(position);
        if (relation != null) {
            return display(relation);
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
}

package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds away what is accidental, from the leaves up: Gather, the halves of a parallel aggregate, subqueries and results
 * that only pass rows on, and partitions of one shape. No recursion.
 */
final class PlanFolding {

    private final EngineTree tree;
    private final PlanRelations relations;
    private final NodeDescription description;
    private final List<CanonicalNode> canonical;

    PlanFolding(EngineTree tree, PlanRelations relations, PostgresCatalog catalog) {
        this.tree = tree;
        this.relations = relations;
        this.description = new NodeDescription(relations, catalog);
        this.canonical = new ArrayList<>(tree.size());
    }

    CanonicalNode fold() {
        for (int i = 0; i < tree.size(); i++) {
            CanonicalNode node = description.describe(tree.node(i), i);
            node.role = PlanRelations.role(tree.node(i), tree.parent(i));
            canonical.add(node);
        }
        for (int i = tree.size() - 1; i > 0; i--) {
            CanonicalNode folded = folded(i);
            canonical.get(tree.parent(i)).children.add(folded);
        }
        return folded(0);
    }

    /** The node with all below it folded; its children were added last to first. */
    private CanonicalNode folded(int position) {
        CanonicalNode node = canonical.get(position);
        Collections.reverse(node.children);
        CanonicalNode result = fold(tree.node(position), node);
        for (CanonicalNode child : result.children) {
            result.readsPartition |= child.readsPartition && EngineNode.isInput(child.role);
        }
        if (relations.isUnderAppend(position)) {
            result.computeShape();
        }
        return result;
    }

    private CanonicalNode fold(EngineNode engine, CanonicalNode node) {
        CanonicalNode input = node.input();
        if (input == null) {
            return node;
        }
        return switch (engine.type()) {
            case "Gather", "Gather Merge" -> input.inPlaceOf(node);
            case "Subquery Scan", "Result" -> node.conditions.isEmpty() ? input.inPlaceOf(node) : node;
            case "Append", "Merge Append" -> foldAppend(node);
            case "Aggregate" -> foldAggregate(engine, node, input);
            default -> node;
        };
    }

    /** A finalizing aggregate takes the place of its partial half and of what only brings their rows together. */
    private static CanonicalNode foldAggregate(EngineNode engine, CanonicalNode node, CanonicalNode input) {
        String mode = engine.text(TextKey.PARTIAL_MODE);
        node.partialAggregate = "Partial".equals(mode);
        if (!"Finalize".equals(mode)) {
            return node;
        }
        CanonicalNode partial = input.operator == Operator.SORT ? input.input() : input;
        if (partial == null || !partial.partialAggregate) {
            return node;
        }
        node.operator = partial.operator;
        List<CanonicalNode> children = new ArrayList<>();
        node.children.stream().filter(child -> !EngineNode.isInput(child.role)).forEach(children::add);
        if (partial != input) {
            input.children.stream().filter(child -> child != partial).forEach(children::add);
        }
        children.addAll(partial.children);
        node.children = children;
        return node;
    }

    /** Inputs of one shape become one; an Append of a single input is that input. */
    private static CanonicalNode foldAppend(CanonicalNode node) {
        List<CanonicalNode> attached = new ArrayList<>();
        Map<String, CanonicalNode> shapes = new LinkedHashMap<>();
        boolean partitions = false;
        for (CanonicalNode child : node.children) {
            if (EngineNode.isInput(child.role)) {
                partitions |= child.readsPartition;
                shapes.putIfAbsent(child.shape, child);
            } else {
                attached.add(child);
            }
        }
        List<CanonicalNode> inputs = new ArrayList<>(shapes.values());
        if (partitions) {
            // a partition more or less must not reorder the shapes
            inputs.sort(Comparator.comparing(input -> input.shape));
        }
        node.children = attached;
        node.children.addAll(inputs);
        return inputs.size() == 1 ? inputs.get(0).inPlaceOf(node) : node;
    }
}

package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists a canonical tree in pre-order and links every scan of a CTE to the node that makes its rows. */
final class PlanListing {

    private final List<CanonicalNode> nodes = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final Map<String, List<Integer>> cteDefinitions = new HashMap<>();

    private PlanListing() {}

    static List<PlanNode> list(CanonicalNode root) {
        PlanListing listing = new PlanListing();
        listing.order(root);
        List<PlanNode> listed = new ArrayList<>(listing.nodes.size());
        for (int i = 0; i < listing.nodes.size(); i++) {
            CanonicalNode node = listing.nodes.get(i);
            listed.add(node.listed(listing.parents.get(i), listing.refersTo(i), node.keys));
        }
        return listed;
    }

    private void order(CanonicalNode root) {
        Deque<Entry> open = new ArrayDeque<>();
        root.role = NodeRole.ROOT;
        open.push(new Entry(root, -1));
        while (!open.isEmpty()) {
            Entry entry = open.pop();
            int position = nodes.size();
            nodes.add(entry.node);
            parents.add(entry.parent);
            if (entry.node.definesCte != null) {
                cteDefinitions
                        .computeIfAbsent(entry.node.definesCte, name -> new ArrayList<>(1))
                        .add(position);
            }
            for (int child = entry.node.children.size() - 1; child >= 0; child--) {
                open.push(new Entry(entry.node.children.get(child), position));
            }
        }
    }

    private @Nullable Integer refersTo(int position) {
        String name = nodes.get(position).readsCte;
        List<Integer> definitions = name == null ? null : cteDefinitions.get(name);
        if (definitions == null) {
            return null;
        }
        return definitions.size() == 1 ? definitions.get(0) : nearest(position, definitions);
    }

    /** Of CTEs of one name, that of the innermost query around the scan. */
    private Integer nearest(int position, List<Integer> definitions) {
        for (int above = parents.get(position); above >= 0; above = parents.get(above)) {
            for (int definition : definitions) {
                if (parents.get(definition) == above && definition != position) {
                    return definition;
                }
            }
        }
        return definitions.get(0);
    }

    private record Entry(CanonicalNode node, int parent) {}
}

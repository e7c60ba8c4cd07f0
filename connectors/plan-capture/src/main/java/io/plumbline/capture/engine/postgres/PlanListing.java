package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists a canonical tree in pre-order and links every scan of a CTE to the node that makes its rows. */
final class PlanListing {

    private final List<CanonicalNode> nodes = new ArrayList<>();
    private int[] parents = new int[16];

    /** By the CTE's name: where it is made, by the node it is attached to. */
    private final Map<String, Map<Integer, Integer>> cteDefinitions = new HashMap<>();

    private PlanListing() {}

    static List<PlanNode> list(CanonicalNode root) {
        PlanListing listing = new PlanListing();
        listing.order(root);
        List<PlanNode> listed = new ArrayList<>(listing.nodes.size());
        for (int i = 0; i < listing.nodes.size(); i++) {
            CanonicalNode node = listing.nodes.get(i);
            listed.add(node.listed(listing.parents[i], listing.refersTo(i), node.keys));
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
            if (position == parents.length) {
                parents = Arrays.copyOf(parents, 2 * position);
            }
            parents[position] = entry.parent;
            if (entry.node.definesCte != null) {
                cteDefinitions
                        .computeIfAbsent(entry.node.definesCte, name -> new LinkedHashMap<>())
                        .put(entry.parent, position);
            }
            for (int child = entry.node.children.size() - 1; child >= 0; child--) {
                open.push(new Entry(entry.node.children.get(child), position));
            }
        }
    }

    /** Of CTEs of one name, that of the innermost query around the scan. */
    private @Nullable Integer refersTo(int position) {
        String name = nodes.get(position).readsCte;
        Map<Integer, Integer> definitions = name == null ? null : cteDefinitions.get(name);
        if (definitions == null) {
            return null;
        }
        for (int above = parents[position]; above >= 0; above = parents[above]) {
            Integer definition = definitions.get(above);
            if (definition != null && definition != position) {
                return definition;
            }
        }
        return definitions.values().iterator().next();
    }

    private record Entry(CanonicalNode node, int parent) {}
}

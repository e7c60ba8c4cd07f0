package io.plumbline.capture.engine.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A tree as a list in pre-order: walking it forwards meets every parent before its children, backwards every child
 * before its parent, and neither takes stack.
 */
final class EngineTree {

    private final List<EngineNode> nodes;
    private final int[] parents;

    private EngineTree(List<EngineNode> nodes, int[] parents) {
        this.nodes = nodes;
        this.parents = parents;
    }

    static EngineTree of(EngineNode root, int size) {
        List<EngineNode> nodes = new ArrayList<>(size);
        int[] parents = new int[size];
        Deque<Entry> open = new ArrayDeque<>();
        open.push(new Entry(root, -1));
        while (!open.isEmpty()) {
            Entry entry = open.pop();
            int position = nodes.size();
            nodes.add(entry.node);
            parents[position] = entry.parent;
            for (int child = entry.node.children.size() - 1; child >= 0; child--) {
                open.push(new Entry(entry.node.children.get(child), position));
            }
        }
        return new EngineTree(nodes, parents);
    }

    List<EngineNode> nodes() {
        return nodes;
    }

    /** The position of a node's parent; -1 at the root. */
    int parent(int position) {
        return parents[position];
    }

    int size() {
        return nodes.size();
    }

    EngineNode node(int position) {
        return nodes.get(position);
    }

    private record Entry(EngineNode node, int parent) {}
}

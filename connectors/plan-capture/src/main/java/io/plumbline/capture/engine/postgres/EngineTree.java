package io.plumbline.capture.engine.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree as a list in pre-order: walking it forwards meets every parent before its children, backwards every child
 * before its parent, and neither takes stack.
 */
final class EngineTree {

    private final List<EngineNode> nodes = new ArrayList<>();
    private int[] parents = new int[16];

    /** Adds a node below its parent, which was added before; -1 for the root. */
    void add(EngineNode node, int parent) {
        int position = nodes.size();
        if (position == parents.length) {
            parents = Arrays.copyOf(parents, 2 * position);
        }
        parents[position] = parent;
        nodes.add(node);
        if (parent >= 0) {
            nodes.get(parent).children.add(node);
        }
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
}

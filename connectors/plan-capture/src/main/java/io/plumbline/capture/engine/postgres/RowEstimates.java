package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.NodeRole;

/**
 * Turns the rows of one worker into the rows of all: below a Gather the planner prints what one process returns. The
 * divisor is the planner's own (get_parallel_divisor in costsize.c): the workers, and of the leader what they leave.
 */
final class RowEstimates {

    private static final double LEADER_SHARE_PER_WORKER = 0.3;

    private RowEstimates() {}

    /** Multiplies in place; returns whether the plan has workers. */
    static boolean toAllWorkers(EngineTree tree) {
        double[] divisors = new double[tree.size()];
        boolean parallel = false;
        for (int i = 0; i < tree.size(); i++) {
            int parent = tree.parent(i);
            divisors[i] = parent < 0
                    ? 1
                    : below(tree.node(parent), divisors[parent], tree.node(i).role());
            parallel |= tree.node(i).isGather();
        }
        boolean[] partial = new boolean[tree.size()];
        for (int i = tree.size() - 1; i >= 0; i--) {
            EngineNode node = tree.node(i);
            partial[i] = !node.isGather() && (partial[i] || node.parallelAware);
            if (partial[i]) {
                node.rows *= divisors[i];
                passUp(tree, i, partial);
            }
        }
        return parallel;
    }

    private static void passUp(EngineTree tree, int position, boolean[] partial) {
        int parent = tree.parent(position);
        if (parent >= 0 && EngineNode.isInput(tree.node(position).role())) {
            partial[parent] = true;
        }
    }

    private static double below(EngineNode parent, double divisor, NodeRole role) {
        if (!EngineNode.isInput(role)) {
            return 1;
        }
        return parent.isGather() ? divisor(parent.workersPlanned) : divisor;
    }

    private static double divisor(int workers) {
        return Math.max(1, workers + Math.max(0, 1 - LEADER_SHARE_PER_WORKER * workers));
    }
}

package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.NodeRole;
import org.jspecify.annotations.Nullable;

/** The cost vector of a plan; docs/reference/cost-vector.md has the arithmetic. */
final class PlanCosts {

    /** What {@code enable_...=off} adds to a node before PostgreSQL 18 (disable_cost in costsize.c). */
    private static final double DISABLE_COST = 1.0e10;

    /** Rounds that the planner assumes of a recursion (cost_recursive_union in costsize.c). */
    private static final double RECURSION_ROUNDS = 10;

    /** Keeps products of estimates finite. */
    private static final double MOST_ROWS = 1e300;

    private final EngineTree tree;
    private final PostgresCatalog catalog;
    private final double[] loops;

    PlanCosts(EngineTree tree, PostgresCatalog catalog) {
        this.tree = tree;
        this.catalog = catalog;
        this.loops = new double[tree.size()];
    }

    /** Divides costs by the server's constant, in place, and takes penalties of disabled methods off. */
    static void toPageReads(EngineTree tree, CostConstants constants, boolean hasPenalties) {
        for (EngineNode node : tree.nodes()) {
            node.startupCost = withoutPenalty(node.startupCost, hasPenalties) / constants.sequentialPageCost();
            node.totalCost = withoutPenalty(node.totalCost, hasPenalties) / constants.sequentialPageCost();
        }
    }

    private static double withoutPenalty(double cost, boolean hasPenalties) {
        return hasPenalties ? cost % DISABLE_COST : cost;
    }

    CostVector vector() {
        EngineNode root = tree.node(0);
        double examined = 0;
        double multiplier = 0;
        boolean joins = false;
        for (int i = 0; i < tree.size(); i++) {
            loops[i] = loopsOf(i);
            examined = Math.min(MOST_ROWS, examined + loops[i] * examinedPerLoop(tree.node(i)));
            if (tree.node(i).has(TextKey.JOIN_TYPE)) {
                joins = true;
                multiplier = Math.max(multiplier, multiplierOf(tree.node(i)));
            }
        }
        return CostVector.of(
                new CostVector.Coefficients(
                        root.startupCost,
                        root.totalCost,
                        Math.min(MOST_ROWS, root.rows),
                        examined,
                        joins ? multiplier : 1),
                CompositeWeights.DEFAULT);
    }

    private double loopsOf(int position) {
        int parent = tree.parent(position);
        if (parent < 0) {
            return 1;
        }
        EngineNode above = tree.node(parent);
        NodeRole role = tree.node(position).role();
        return switch (role) {
            case INITPLAN, CTE -> 1;
            case SUBPLAN -> isHashed(tree.node(position), above) ? 1 : times(loops[parent], rowsTested(above));
            case INNER -> innerLoops(parent, above);
            default -> above.type().equals("Materialize") ? materializedLoops(parent) : loops[parent];
        };
    }

    private double innerLoops(int parent, EngineNode above) {
        if (above.type().equals("Nested Loop")) {
            return times(loops[parent], above.inputs().get(0).rows);
        }
        return above.type().equals("Recursive Union") ? times(loops[parent], RECURSION_ROUNDS) : loops[parent];
    }

    /** What is materialised is read once for all loops of the join above. */
    private double materializedLoops(int materialize) {
        int join = tree.parent(materialize);
        return join < 0 ? 1 : loops[join];
    }

    /** Rows a subplan is run for: what its node reads, or returns where that is not known. */
    private double rowsTested(EngineNode node) {
        return Math.max(node.rows, examinedPerLoop(node));
    }

    private double examinedPerLoop(EngineNode node) {
        return switch (node.type()) {
            case "Seq Scan" -> Math.max(node.rows, tableRows(node.relation()));
            case "Sample Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan", "Tid Scan", "Tid Range Scan" ->
                node.rows;
            case "Function Scan", "Table Function Scan", "Foreign Scan", "Custom Scan" ->
                node.hasInput() ? 0 : node.rows;
            default -> 0;
        };
    }

    private double tableRows(@Nullable RelationName relation) {
        return relation == null ? 0 : catalog.estimatedRows(relation).orElse(0);
    }

    private static double multiplierOf(EngineNode join) {
        double larger = 1;
        for (EngineNode child : join.children) {
            larger = EngineNode.isInput(child.role()) ? Math.max(larger, child.rows) : larger;
        }
        return Math.min(MOST_ROWS, join.rows / larger);
    }

    private static boolean isHashed(EngineNode subplan, EngineNode above) {
        String reference = "hashed " + subplan.text(TextKey.SUBPLAN_NAME);
        return mentions(above, TextKey.FILTER, reference)
                || mentions(above, TextKey.JOIN_FILTER, reference)
                || mentions(above, TextKey.ONE_TIME_FILTER, reference);
    }

    private static boolean mentions(EngineNode node, TextKey condition, String reference) {
        String text = node.text(condition);
        return text != null && text.contains(reference);
    }

    private static double times(double loops, double rows) {
        return Math.min(MOST_ROWS, loops * Math.max(1, rows));
    }
}

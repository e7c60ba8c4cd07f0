package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import java.util.HashMap;
import java.util.Map;

/** The cost vector of a plan; docs/reference/mysql-plans.md has the arithmetic. */
final class MysqlCosts {

    /** Keeps products of estimates finite. */
    private static final double MOST_ROWS = 1e300;

    private static final double MOST_COST = 1e300;

    private final MysqlExplain.Optimizer optimizer;
    private final Map<Step, Double> loops = new HashMap<>();
    private double total;
    private double examined;
    private double multiplier;
    private boolean joins;

    private MysqlCosts(Step root, MysqlExplain.Optimizer optimizer) {
        this.optimizer = optimizer;
        this.total = root.totalCost;
        loops.put(root, 1.0);
    }

    static CostVector vector(Step root, double pageReadCost, MysqlExplain.Optimizer optimizer) {
        MysqlCosts costs = new MysqlCosts(root, optimizer);
        root.forEach(costs::visit);
        return CostVector.of(
                new CostVector.Coefficients(
                        root.startupCost / pageReadCost,
                        costs.total / pageReadCost,
                        Math.min(MOST_ROWS, root.rows),
                        costs.examined,
                        costs.joins ? costs.multiplier : 1),
                CompositeWeights.DEFAULT);
    }

    /** Parents come before their children. */
    private void visit(Step step) {
        double own = loops.getOrDefault(step, 1.0);
        examined = Math.min(MOST_ROWS, examined + own * step.examined);
        double larger = 1;
        for (Step child : step.children) {
            double times = loopsBelow(step, child, own);
            loops.put(child, times);
            if (!isCounted(child)) {
                total = Math.min(MOST_COST, total + times * child.totalCost);
            }
            larger = child.isSubplan() ? larger : Math.max(larger, child.rows);
        }
        if (step.isJoin()) {
            joins = true;
            multiplier = Math.max(multiplier, Math.min(MOST_ROWS, step.rows / larger));
        }
    }

    /** Whether what is printed above a step has its cost; the hypergraph optimizer adds up all but the select list. */
    private boolean isCounted(Step step) {
        return optimizer == MysqlExplain.Optimizer.HYPERGRAPH
                ? !step.selected
                : !step.isSubplan() && !step.plannedApart;
    }

    private static double loopsBelow(Step step, Step child, double own) {
        if (child.isSubplan()) {
            return child.dependent ? times(own, Math.max(step.rows, step.examined)) : 1;
        }
        if (child.role == NodeRole.INNER && step.operator == Operator.NESTED_LOOP_JOIN) {
            return times(own, step.inputs().get(0).rows);
        }
        return child.operator == Operator.MATERIALIZE && !child.dependent ? 1 : own;
    }

    private static double times(double loops, double rows) {
        return Math.min(MOST_ROWS, loops * Math.max(1, rows));
    }
}

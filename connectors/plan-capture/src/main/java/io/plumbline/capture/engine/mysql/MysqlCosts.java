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

    private final Map<Step, Double> loops = new HashMap<>();
    private double examined;
    private double multiplier;
    private boolean joins;

    private MysqlCosts() {}

    static CostVector vector(Step root, double pageReadCost) {
        MysqlCosts costs = new MysqlCosts();
        costs.loops.put(root, 1.0);
        root.forEach(costs::visit);
        return CostVector.of(
                new CostVector.Coefficients(
                        root.startupCost / pageReadCost,
                        root.totalCost / pageReadCost,
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
            loops.put(child, loopsBelow(step, child, own));
            larger = child.isSubplan() ? larger : Math.max(larger, child.rows);
        }
        if (step.isJoin()) {
            joins = true;
            multiplier = Math.max(multiplier, Math.min(MOST_ROWS, step.rows / larger));
        }
    }

    private static double loopsBelow(Step step, Step child, double own) {
        if (child.isSubplan()) {
            return child.dependent ? times(own, Math.max(step.rows, step.examined)) : 1;
        }
        if (child.role == NodeRole.INNER && step.operator == Operator.NESTED_LOOP_JOIN) {
            return times(own, step.inputs().get(0).rows);
        }
        return step.operator == Operator.MATERIALIZE ? 1 : own;
    }

    private static double times(double loops, double rows) {
        return Math.min(MOST_ROWS, loops * Math.max(1, rows));
    }
}

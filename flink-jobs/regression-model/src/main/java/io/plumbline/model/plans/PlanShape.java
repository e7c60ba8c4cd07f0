package io.plumbline.model.plans;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a plan does between reading its tables and returning rows: which relations it joins by which algorithm, what it
 * sorts and what it materialises. A relation set is that of all relations below a node; a node that reads a CTE or
 * subplan adds nothing to it. Only plans of up to {@value #MOST_NODES} nodes are taken apart.
 *
 * @param joins algorithms by the relations joined
 * @param orders each sort as {@code sort of RELATIONS by KEYS}, each materialisation as {@code materialisation of
 *     RELATIONS}
 */
public record PlanShape(Map<Set<String>, Set<Operator>> joins, Set<String> orders) {

    /** Larger plans are not taken apart. */
    public static final int MOST_NODES = 1_000;

    private static final Set<Operator> JOINS =
            Set.of(Operator.NESTED_LOOP_JOIN, Operator.HASH_JOIN, Operator.MERGE_JOIN);

    /** Whether the plan can be taken apart: whole, and not too large. */
    public static boolean isReadable(CanonicalPlan plan, boolean truncated) {
        return !truncated && plan.nodes().size() <= MOST_NODES;
    }

    /** Takes a plan apart; costs its nodes times the relations below each. */
    public static PlanShape of(CanonicalPlan plan) {
        List<SortedSet<String>> below = relationsBelow(plan.nodes());
        Map<Set<String>, Set<Operator>> joins = new HashMap<>();
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            Set<String> relations = below.get(i);
            if (JOINS.contains(node.operator()) && relations.size() > 1) {
                joins.computeIfAbsent(relations, key -> new HashSet<>()).add(node.operator());
            } else if (node.operator() == Operator.SORT || node.operator() == Operator.INCREMENTAL_SORT) {
                orders.add("sort of " + String.join(", ", relations) + " by " + String.join(", ", node.keys()));
            } else if (node.operator() == Operator.MATERIALIZE) {
                orders.add("materialisation of " + String.join(", ", relations));
            }
        }
        return new PlanShape(joins, orders);
    }

    /** Nodes come in pre-order, so that every node's children are behind it. */
    private static List<SortedSet<String>> relationsBelow(List<PlanNode> nodes) {
        List<SortedSet<String>> below = new ArrayList<>();
        nodes.forEach(node -> below.add(new TreeSet<>()));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            PlanNode node = nodes.get(i);
            if (node.relation() != null) {
                below.get(i).add(node.relation());
            }
            if (node.parent() >= 0) {
                below.get(node.parent()).addAll(below.get(i));
            }
        }
        return below;
    }
}

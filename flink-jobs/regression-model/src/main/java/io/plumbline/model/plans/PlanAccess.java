package io.plumbline.model.plans;

import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a plan gets at its tables; at most {@value #LIMIT} of each, in plan order, without repeats. */
public final class PlanAccess {

    static final int LIMIT = 256;

    private PlanAccess() {}

    /** Relations the plan scans sequentially, {@code schema.table}. */
    public static List<String> sequentialRelations(CanonicalPlan plan) {
        Set<String> relations = new LinkedHashSet<>();
        for (PlanNode node : plan.nodes()) {
            if (node.operator() == Operator.SEQ_SCAN && node.relation() != null && relations.size() < LIMIT) {
                relations.add(node.relation());
            }
        }
        return List.copyOf(relations);
    }

    /** Indexes the plan reads, whatever their names. */
    public static List<IndexUse> indexUses(CanonicalPlan plan) {
        Map<Object, IndexUse> uses = new LinkedHashMap<>();
        for (PlanNode node : plan.nodes()) {
            if (node.index() != null && uses.size() < LIMIT) {
                IndexUse use = new IndexUse(node.indexName(), node.index());
                uses.putIfAbsent(identityOf(use), use);
            }
        }
        return new ArrayList<>(uses.values());
    }

    /** The uses of {@code before} that {@code after} has under no name. */
    public static List<IndexUse> lost(List<IndexUse> before, List<IndexUse> after) {
        List<Object> still = after.stream().map(PlanAccess::identityOf).toList();
        return before.stream().filter(use -> !still.contains(identityOf(use))).toList();
    }

    /** An index whose columns the catalogue did not know can only be told by its name. */
    private static Object identityOf(IndexUse use) {
        return use.key().keys().isEmpty() ? use : use.key();
    }
}

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

/**
 * How a plan gets at its tables; at most {@value #LIMIT} of each, in plan order, without repeats, and of the relations it scans
 * sequentially as many as are {@value PlanSize#MOST_SEQUENTIAL_BYTES} bytes.
 */
public final class PlanAccess {

    static final int LIMIT = 256;

    private PlanAccess() {}

    /** Relations the plan scans sequentially, {@code schema.table}. */
    public static List<String> sequentialRelations(CanonicalPlan plan) {
        Set<String> relations = new LinkedHashSet<>();
        long bytes = 0;
        for (PlanNode node : plan.nodes()) {
            String relation = node.relation();
            if (node.operator() == Operator.SEQ_SCAN && relation != null && !relations.contains(relation)) {
                bytes += PlanSize.listed(relation);
                if (relations.size() == LIMIT || bytes > PlanSize.MOST_SEQUENTIAL_BYTES) {
                    break;
                }
                relations.add(relation);
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

    /** What is kept of the indexes the plan reads. */
    static List<IndexUse> keptIndexUses(CanonicalPlan plan) {
        return first(indexUses(plan), PlanSize.MOST_INDEX_BYTES);
    }

    /** The first of {@code uses}, as many as are {@code mostBytes} as they are written. */
    public static List<IndexUse> first(List<IndexUse> uses, int mostBytes) {
        int kept = 0;
        long bytes = 0;
        for (IndexUse use : uses) {
            bytes += PlanSize.of(use);
            if (bytes > mostBytes) {
                break;
            }
            kept++;
        }
        return uses.subList(0, kept);
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

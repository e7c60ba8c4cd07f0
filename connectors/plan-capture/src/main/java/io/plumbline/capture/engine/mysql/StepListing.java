package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists a canonical tree in pre-order, its conditions in canonical text, and links what reads shared rows to their maker. */
final class StepListing {

    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> parents = new HashMap<>();
    private final Map<String, Integer> makers = new HashMap<>();
    private final AliasNames aliases;
    private final double pageReadCost;

    StepListing(Step root, double pageReadCost) {
        this.pageReadCost = pageReadCost;
        root.role = NodeRole.ROOT;
        parents.put(root, -1);
        root.forEach(this::add);
        aliases = AliasNames.of(root);
    }

    private void add(Step step) {
        int position = steps.size();
        steps.add(step);
        step.children.forEach(child -> parents.put(child, position));
        if (step.makes != null) {
            makers.putIfAbsent(step.makes, position);
        }
    }

    List<PlanNode> nodes() {
        return steps.stream().map(this::node).toList();
    }

    /** Tables read or written, each once, ordered by name. */
    List<RelationName> relations() {
        TreeSet<RelationName> all =
                new TreeSet<>(Comparator.comparing(RelationName::schema).thenComparing(RelationName::table));
        for (Step step : steps) {
            if (step.relation != null) {
                all.add(step.relation);
            }
        }
        return List.copyOf(all);
    }

    private PlanNode node(Step step) {
        return new PlanNode(
                parents.getOrDefault(step, -1),
                step.role,
                step.operator,
                step.joinType,
                step.relation == null ? null : step.relation.toString(),
                step.index,
                step.indexName,
                conditions(step),
                List.of(),
                refersTo(step),
                step.startupCost / pageReadCost,
                step.totalCost / pageReadCost,
                step.rows);
    }

    private @Nullable Integer refersTo(Step step) {
        return step.reads == null ? null : makers.get(step.reads);
    }

    private List<String> conditions(Step step) {
        Map<String, Set<String>> terms = new TreeMap<>();
        for (Step.Condition condition : step.conditions) {
            terms.computeIfAbsent(condition.kind(), kind -> new TreeSet<>())
                    .addAll(ConditionText.terms(condition.text(), aliases));
        }
        if (!step.lookupColumns.isEmpty()) {
            terms.put("Index Cond: ", lookups(step));
        }
        List<String> conditions = new ArrayList<>(step.notes);
        terms.forEach((kind, each) -> {
            if (!each.isEmpty()) {
                conditions.add(
                        kind + (each.size() == 1 ? each.iterator().next() : "(" + String.join(") AND (", each) + ")"));
            }
        });
        conditions.sort(null);
        return conditions;
    }

    private Set<String> lookups(Step step) {
        Set<String> lookups = new TreeSet<>();
        for (int i = 0; i < step.lookupColumns.size(); i++) {
            String reference = i < step.lookedUp.size() ? step.lookedUp.get(i) : "const";
            List<String> parts = Arrays.asList(reference.split("\\.", -1));
            lookups.add(step.lookupColumns.get(i) + " = " + (parts.size() > 1 ? aliases.column(parts) : "?"));
        }
        return lookups;
    }
}

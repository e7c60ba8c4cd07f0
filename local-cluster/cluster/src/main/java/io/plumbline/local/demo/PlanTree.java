package io.plumbline.local.demo;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A captured plan as lines for people, children indented below their parents. */
final class PlanTree {

    private static final String INDENT = "  ";

    private PlanTree() {}

    static List<String> lines(CapturedPlan plan) {
        List<PlanNode> nodes = plan.getNodes();
        int[] depths = new int[nodes.size()];
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < depths.length; i++) {
            PlanNode node = nodes.get(i);
            depths[i] = node.getParent() < 0 ? 0 : depths[node.getParent()] + 1;
            lines.add(INDENT.repeat(depths[i]) + line(node));
        }
        return lines;
    }

    private static String line(PlanNode node) {
        StringBuilder line = new StringBuilder(node.getOperator());
        if (node.getRelation() != null) {
            line.append(" on ").append(node.getRelation());
        }
        if (node.getIndexName() != null) {
            line.append(" using ").append(node.getIndexName());
        }
        line.append(String.format(Locale.ROOT, "  (cost %.2f, rows %.0f)", node.getTotalCost(), node.getRows()));
        if (!node.getConditions().isEmpty()) {
            line.append("  ").append(String.join("; ", node.getConditions()));
        }
        return line.toString();
    }
}

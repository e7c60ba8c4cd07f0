package io.plumbline.capture.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as a tree for people; lines end in {@code \n}. */
public final class PlanText {

    /** Deeper levels are all shown at this one, so that a plan of 10,000 levels stays linear in size. */
    private static final int MOST_INDENTED_LEVEL = 60;

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private PlanText() {}

    /** One line per operator with its number, then one per condition and list of keys. */
    public static String tree(List<PlanNode> nodes) {
        StringBuilder text = new StringBuilder();
        List<Integer> levels = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            PlanNode node = nodes.get(i);
            int level = node.parent() < 0 ? 0 : levels.get(node.parent()) + 1;
            levels.add(level);
            String indent = "  ".repeat(Math.min(level, MOST_INDENTED_LEVEL));
            text.append(indent).append('[').append(i).append("] ").append(heading(node));
            node.conditions()
                    .forEach(condition ->
                            text.append(indent).append("    ").append(condition).append('\n'));
            if (!node.keys().isEmpty()) {
                text.append(indent)
                        .append("    Keys: ")
                        .append(String.join(", ", node.keys()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String heading(PlanNode node) {
        StringBuilder heading = new StringBuilder();
        if (node.role() != NodeRole.ROOT && node.role() != NodeRole.OUTER) {
            heading.append(node.role().name().toLowerCase(Locale.ROOT)).append(": ");
        }
        heading.append(node.operator());
        if (node.joinType() != null) {
            heading.append(' ').append(node.joinType());
        }
        if (node.relation() != null) {
            heading.append(" on ").append(node.relation());
        }
        if (node.index() != null) {
            heading.append(" by ").append(index(node.index()));
        }
        if (node.refersTo() != null) {
            heading.append(" of [").append(node.refersTo()).append(']');
        }
        return heading.append("  (cost ")
                .append(rounded(node.totalCost()))
                .append(", rows ")
                .append(rounded(node.rows()))
                .append(")\n")
                .toString();
    }

    private static String index(IndexKey index) {
        if (index.method() == null) {
            return "an index the catalogue does not know";
        }
        String where = index.predicate() == null ? "" : " where " + index.predicate();
        return index.method() + " (" + String.join(", ", index.keys()) + ")" + where;
    }

    /** Three digits that count, without exponent. */
    private static String rounded(double value) {
        return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}

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
            String indent = indent(level);
            text.append(indent).append('[').append(i).append("] ").append(heading(node));
            text.append(numbers(rounded(node.totalCost()), rounded(node.rows())));
            appendDetails(node, indent, text);
        }
        return text.toString();
    }

    /**
     * Two plans as one tree, a mark before each line: {@code -} for what is gone, {@code +} for what came, none for what both have,
     * with both costs and rows where they differ.
     */
    public static String diff(List<PlanNode> before, List<PlanNode> after) {
        StringBuilder text = new StringBuilder();
        for (PlanDiff.Line line : PlanDiff.between(before, after)) {
            PlanNode old = line.before();
            PlanNode now = line.after();
            if (old != null && now != null) {
                append(line, "  ", now, numbers(cost(old, now), rows(old, now)), text);
            } else if (old != null) {
                append(line, "- ", old, numbers(rounded(old.totalCost()), rounded(old.rows())), text);
            } else if (now != null) {
                append(line, "+ ", now, numbers(rounded(now.totalCost()), rounded(now.rows())), text);
            }
        }
        return text.toString();
    }

    private static void append(PlanDiff.Line line, String mark, PlanNode node, String numbers, StringBuilder text) {
        String indent = mark + indent(line.level());
        text.append(indent).append(heading(node)).append(numbers);
        appendDetails(node, indent, text);
    }

    private static void appendDetails(PlanNode node, String indent, StringBuilder text) {
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

    private static String indent(int level) {
        return "  ".repeat(Math.min(level, MOST_INDENTED_LEVEL));
    }

    private static String numbers(String cost, String rows) {
        return "  (cost " + cost + ", rows " + rows + ")\n";
    }

    private static String cost(PlanNode before, PlanNode now) {
        return change(rounded(before.totalCost()), rounded(now.totalCost()));
    }

    private static String rows(PlanNode before, PlanNode now) {
        return change(rounded(before.rows()), rounded(now.rows()));
    }

    private static String change(String before, String now) {
        return before.equals(now) ? now : before + " -> " + now;
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
        return heading.toString();
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

package io.plumbline.capture.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two plans share and what not, operator by operator in pre-order: a longest common subsequence of operators with equal
 * strategy. Costs, rows and index names do not make a difference, nor does the level in the tree.
 */
public final class PlanDiff {

    /** Beyond so many pairs of operators, equal beginnings and ends apart, none are compared and all count as changed. */
    private static final long MOST_PAIRS = 4_000_000;

    private PlanDiff() {}

    /** What became of an operator. */
    public enum Change {
        SAME,
        GONE,
        NEW
    }

    /**
     * An operator of either plan.
     *
     * @param level in its tree, the root 0; in the later plan's where both have it
     * @param before null where NEW
     * @param after null where GONE
     */
    public record Line(
            Change change,
            int level,
            @Nullable PlanNode before,
            @Nullable PlanNode after) {}

    /** Whether the plans differ in no operator, and in no level. */
    public static boolean isSame(List<PlanNode> before, List<PlanNode> after) {
        return before.size() == after.size()
                && between(before, after).stream().allMatch(line -> line.change() == Change.SAME)
                && levels(before).equals(levels(after));
    }

    /** All operators of both; what is gone before what came in its place. */
    public static List<Line> between(List<PlanNode> before, List<PlanNode> after) {
        int start = 0;
        int least = Math.min(before.size(), after.size());
        while (start < least && isSameStrategy(before.get(start), after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && isSameStrategy(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        Sides sides = new Sides(before, levels(before), after, levels(after));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            lines.add(sides.same(i, i));
        }
        sides.middle(start, end, lines);
        for (int i = end; i > 0; i--) {
            lines.add(sides.same(before.size() - i, after.size() - i));
        }
        return lines;
    }

    private static boolean isSameStrategy(PlanNode one, PlanNode other) {
        return one.role() == other.role()
                && one.operator() == other.operator()
                && one.joinType() == other.joinType()
                && Objects.equals(one.relation(), other.relation())
                && Objects.equals(one.index(), other.index())
                && one.conditions().equals(other.conditions())
                && one.keys().equals(other.keys());
    }

    private static List<Integer> levels(List<PlanNode> nodes) {
        List<Integer> levels = new ArrayList<>(nodes.size());
        for (PlanNode node : nodes) {
            levels.add(node.parent() < 0 ? 0 : levels.get(node.parent()) + 1);
        }
        return levels;
    }

    private record Sides(
            List<PlanNode> before, List<Integer> levelsBefore, List<PlanNode> after, List<Integer> levelsAfter) {

        Line same(int i, int j) {
            return new Line(Change.SAME, levelsAfter.get(j), before.get(i), after.get(j));
        }

        private Line gone(int i) {
            return new Line(Change.GONE, levelsBefore.get(i), before.get(i), null);
        }

        private Line added(int j) {
            return new Line(Change.NEW, levelsAfter.get(j), null, after.get(j));
        }

        /** From {@code start} to before the last {@code end} of either side. */
        void middle(int start, int end, List<Line> lines) {
            int i = start;
            int j = start;
            int lastBefore = before.size() - end;
            int lastAfter = after.size() - end;
            List<Line> added = new ArrayList<>();
            int[][] common = common(start, lastBefore, lastAfter);
            while (i < lastBefore && j < lastAfter) {
                if (common.length > 0 && isSameStrategy(before.get(i), after.get(j))) {
                    lines.addAll(added);
                    added.clear();
                    lines.add(same(i++, j++));
                } else if (common.length == 0 || common[i - start + 1][j - start] >= common[i - start][j - start + 1]) {
                    lines.add(gone(i++));
                } else {
                    added.add(added(j++));
                }
            }
            while (i < lastBefore) {
                lines.add(gone(i++));
            }
            lines.addAll(added);
            while (j < lastAfter) {
                lines.add(added(j++));
            }
        }

        /** Lengths of the longest common subsequences of what is left from each pair on; nothing where there are too many. */
        private int[][] common(int start, int lastBefore, int lastAfter) {
            int rows = lastBefore - start;
            int columns = lastAfter - start;
            if ((long) rows * columns > MOST_PAIRS) {
                return new int[0][];
            }
            int[][] common = new int[rows + 1][columns + 1];
            for (int row = rows - 1; row >= 0; row--) {
                for (int column = columns - 1; column >= 0; column--) {
                    common[row][column] = isSameStrategy(before.get(start + row), after.get(start + column))
                            ? common[row + 1][column + 1] + 1
                            : Math.max(common[row + 1][column], common[row][column + 1]);
                }
            }
            return common;
        }
    }
}

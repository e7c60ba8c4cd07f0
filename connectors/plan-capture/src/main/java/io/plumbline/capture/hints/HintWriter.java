package io.plumbline.capture.hints;

import io.plumbline.capture.hints.HintedPlan.Hints;
import io.plumbline.capture.hints.HintedPlan.Inexpressible;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks a plan from its leaves up, which in a list in pre-order is from the end. */
final class HintWriter {

    private final List<PlanNode> nodes;
    private final ServerNames names;

    private final JoinedRelations[] rows;
    /** Index names found below a node, waiting for the heap they lead to. */
    private final List<Set<String>> bitmapIndexes;

    private final Deque<String> scans = new ArrayDeque<>();
    private final Deque<String> joins = new ArrayDeque<>();
    private final Deque<String> orders = new ArrayDeque<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    HintWriter(List<PlanNode> nodes, ServerNames names) {
        this.nodes = nodes;
        this.names = names;
        this.rows = new JoinedRelations[nodes.size()];
        Arrays.fill(rows, JoinedRelations.UNNAMED);
        this.bitmapIndexes = new ArrayList<>(Collections.nCopies(nodes.size(), Set.of()));
    }

    HintedPlan write() {
        List<List<Integer>> inputs = new ArrayList<>();
        nodes.forEach(node -> inputs.add(new ArrayList<>(2)));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Collections.reverse(inputs.get(i));
            rows[i] = rowsOf(i, inputs.get(i));
            PlanNode node = nodes.get(i);
            if (node.parent() >= 0 && isInput(node.role())) {
                inputs.get(node.parent()).add(i);
            } else {
                endLevel(i);
            }
        }
        if (!obstacles.isEmpty()) {
            Collections.reverse(obstacles);
            return new Inexpressible(List.copyOf(new LinkedHashSet<>(obstacles)));
        }
        if (scans.isEmpty() && joins.isEmpty()) {
            return new Inexpressible(List.of(new Obstacle(Obstacle.Reason.NOTHING_TO_HINT, "")));
        }
        List<String> phrases = new ArrayList<>(scans);
        phrases.addAll(joins);
        phrases.addAll(orders);
        return new Hints(phrases);
    }

    private JoinedRelations rowsOf(int position, List<Integer> inputs) {
        PlanNode node = nodes.get(position);
        return switch (node.operator()) {
            case SEQ_SCAN -> scan(node, "SeqScan");
            case TID_SCAN, TID_RANGE_SCAN -> scan(node, "TidScan");
            case INDEX_SCAN -> scan(node, "IndexScan", indexes(node));
            case INDEX_ONLY_SCAN -> scan(node, "IndexOnlyScan", indexes(node));
            case BITMAP_HEAP_SCAN -> scan(node, "BitmapScan", List.copyOf(collected(position, inputs)));
            case BITMAP_INDEX_SCAN -> {
                bitmapIndexes.set(position, new LinkedHashSet<>(indexes(node)));
                yield JoinedRelations.UNNAMED;
            }
            case BITMAP_AND, BITMAP_OR -> {
                bitmapIndexes.set(position, collected(position, inputs));
                yield JoinedRelations.UNNAMED;
            }
            case SAMPLE_SCAN, FOREIGN_SCAN ->
                node.relation() == null ? JoinedRelations.UNNAMED : named(node.relation());
            case NESTED_LOOP_JOIN -> join(node, inputs, "NestLoop");
            case HASH_JOIN -> join(node, inputs, "HashJoin");
            case MERGE_JOIN -> join(node, inputs, "MergeJoin");
            case HASH, MATERIALIZE, MEMOIZE, SORT, INCREMENTAL_SORT, RESULT ->
                inputs.size() == 1 ? rows[inputs.get(0)] : endedLevels(inputs);
            case CUSTOM_SCAN, OTHER -> {
                obstacles.add(new Obstacle(
                        Obstacle.Reason.OPERATOR_WITHOUT_HINT, node.operator().name()));
                yield endedLevels(inputs);
            }
            default -> endedLevels(inputs);
        };
    }

    private JoinedRelations scan(PlanNode node, String method) {
        return scan(node, method, List.of());
    }

    private JoinedRelations scan(PlanNode node, String method, List<String> indexes) {
        JoinedRelations relation = named(String.valueOf(node.relation()));
        if (relation.isNamed()) {
            List<String> words = new ArrayList<>(relation.aliases());
            words.addAll(indexes);
            scans.addFirst(HintText.phrase(method, words));
        }
        return relation;
    }

    /** The name of a relation; what stands against naming it is noted. */
    private JoinedRelations named(String relation) {
        List<String> aliases = names.aliases().byRelation().getOrDefault(relation, List.of());
        if (names.aliases().partitioned().contains(relation)) {
            obstacles.add(new Obstacle(Obstacle.Reason.PARTITIONED, relation));
        } else if (aliases.isEmpty()) {
            obstacles.add(new Obstacle(Obstacle.Reason.RELATION_NOT_READ, relation));
        } else if (aliases.size() > 1) {
            obstacles.add(new Obstacle(Obstacle.Reason.RELATION_READ_TWICE, relation));
        } else if (names.aliases().isMadeUp(aliases.get(0)) || names.aliases().isShared(aliases.get(0))) {
            obstacles.add(new Obstacle(Obstacle.Reason.ALIAS_SHARED, relation));
        }
        return aliases.isEmpty() ? JoinedRelations.UNNAMED : JoinedRelations.of(aliases.get(0));
    }

    private List<String> indexes(PlanNode node) {
        IndexKey key = node.index();
        if (key == null || key.method() == null) {
            obstacles.add(new Obstacle(Obstacle.Reason.INDEX_UNKNOWN, String.valueOf(node.relation())));
            return List.of();
        }
        List<String> found = names.indexNames(key);
        if (found.isEmpty()) {
            String covered = key.relation() + " " + key.method() + " (" + String.join(", ", key.keys()) + ")";
            obstacles.add(new Obstacle(Obstacle.Reason.INDEX_MISSING, covered));
        }
        return found;
    }

    private Set<String> collected(int position, List<Integer> inputs) {
        Set<String> all = new LinkedHashSet<>(bitmapIndexes.get(position));
        inputs.forEach(input -> all.addAll(bitmapIndexes.get(input)));
        return all;
    }

    private JoinedRelations join(PlanNode node, List<Integer> inputs, String method) {
        JoinedRelations outer = inputs.size() == 2 ? rows[inputs.get(0)] : JoinedRelations.UNNAMED;
        JoinedRelations inner = inputs.size() == 2 ? rows[inputs.get(1)] : JoinedRelations.UNNAMED;
        if (!outer.isNamed() || !inner.isNamed()) {
            obstacles.add(new Obstacle(
                    Obstacle.Reason.UNNAMED_ROWS_JOINED, node.operator().name()));
            return JoinedRelations.UNNAMED;
        }
        JoinedRelations both = outer.with(inner);
        if (both.aliases().size() > HintedPlan.MAX_JOINED) {
            obstacles.add(new Obstacle(Obstacle.Reason.TOO_MANY_RELATIONS, ""));
            return JoinedRelations.UNNAMED;
        }
        joins.addFirst(HintText.phrase(method, both.aliases()));
        if (node.operator() == Operator.NESTED_LOOP_JOIN
                && nodes.get(inputs.get(1)).operator() != Operator.MEMOIZE) {
            joins.addFirst(HintText.phrase("NoMemoize", both.aliases()));
        }
        return both;
    }

    /** What is above sees rows of its own, not of the relations below. */
    private JoinedRelations endedLevels(List<Integer> inputs) {
        inputs.forEach(this::endLevel);
        return JoinedRelations.UNNAMED;
    }

    private void endLevel(int position) {
        if (rows[position].isJoin()) {
            orders.addFirst(HintText.leading(rows[position].order()));
        }
    }

    private static boolean isInput(NodeRole role) {
        return role == NodeRole.OUTER || role == NodeRole.INNER || role == NodeRole.MEMBER;
    }
}

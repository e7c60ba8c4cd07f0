package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.Operator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's node types as operators. */
final class PostgresOperators {

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("Seq Scan", Operator.SEQ_SCAN),
            Map.entry("Sample Scan", Operator.SAMPLE_SCAN),
            Map.entry("Index Scan", Operator.INDEX_SCAN),
            Map.entry("Index Only Scan", Operator.INDEX_ONLY_SCAN),
            Map.entry("Bitmap Heap Scan", Operator.BITMAP_HEAP_SCAN),
            Map.entry("Bitmap Index Scan", Operator.BITMAP_INDEX_SCAN),
            Map.entry("BitmapAnd", Operator.BITMAP_AND),
            Map.entry("BitmapOr", Operator.BITMAP_OR),
            Map.entry("Tid Scan", Operator.TID_SCAN),
            Map.entry("Tid Range Scan", Operator.TID_RANGE_SCAN),
            Map.entry("Subquery Scan", Operator.SUBQUERY_SCAN),
            Map.entry("Function Scan", Operator.FUNCTION_SCAN),
            Map.entry("Table Function Scan", Operator.TABLE_FUNCTION_SCAN),
            Map.entry("Values Scan", Operator.VALUES_SCAN),
            Map.entry("CTE Scan", Operator.CTE_SCAN),
            Map.entry("WorkTable Scan", Operator.WORK_TABLE_SCAN),
            Map.entry("Named Tuplestore Scan", Operator.NAMED_TUPLESTORE_SCAN),
            Map.entry("Foreign Scan", Operator.FOREIGN_SCAN),
            Map.entry("Custom Scan", Operator.CUSTOM_SCAN),
            Map.entry("Nested Loop", Operator.NESTED_LOOP_JOIN),
            Map.entry("Hash Join", Operator.HASH_JOIN),
            Map.entry("Merge Join", Operator.MERGE_JOIN),
            Map.entry("Hash", Operator.HASH),
            Map.entry("Materialize", Operator.MATERIALIZE),
            Map.entry("Memoize", Operator.MEMOIZE),
            Map.entry("Sort", Operator.SORT),
            Map.entry("Incremental Sort", Operator.INCREMENTAL_SORT),
            Map.entry("Group", Operator.GROUP),
            Map.entry("WindowAgg", Operator.WINDOW),
            Map.entry("Unique", Operator.UNIQUE),
            Map.entry("Append", Operator.APPEND),
            Map.entry("Merge Append", Operator.MERGE_APPEND),
            Map.entry("Recursive Union", Operator.RECURSIVE_UNION),
            Map.entry("Result", Operator.RESULT),
            Map.entry("ProjectSet", Operator.PROJECT_SET),
            Map.entry("Limit", Operator.LIMIT),
            Map.entry("LockRows", Operator.LOCK_ROWS));

    private static final Map<String, JoinType> JOIN_TYPES = Map.of(
            "Inner", JoinType.INNER,
            "Left", JoinType.LEFT,
            "Right", JoinType.RIGHT,
            "Full", JoinType.FULL,
            "Semi", JoinType.SEMI,
            "Anti", JoinType.ANTI,
            "Right Semi", JoinType.RIGHT_SEMI,
            "Right Anti", JoinType.RIGHT_ANTI);

    private PostgresOperators() {}

    /** The node types that are one operator each. */
    static Set<String> types() {
        return OPERATORS.keySet();
    }

    static Operator operator(EngineNode node) {
        return switch (node.type()) {
            case "Aggregate" -> aggregate(node.text(TextKey.STRATEGY));
            case "SetOp" ->
                "Hashed".equals(node.text(TextKey.STRATEGY)) ? Operator.HASH_SET_OPERATION : Operator.SET_OPERATION;
            case "ModifyTable" -> modification(node.text(TextKey.OPERATION));
            default -> OPERATORS.getOrDefault(node.type(), Operator.OTHER);
        };
    }

    /** The join type, or null where the node is no join. */
    static @Nullable JoinType joinType(EngineNode node) {
        String type = node.text(TextKey.JOIN_TYPE);
        return type == null ? null : JOIN_TYPES.get(type);
    }

    private static Operator aggregate(@Nullable String strategy) {
        return switch (strategy == null ? "" : strategy) {
            case "Plain" -> Operator.AGGREGATE;
            case "Sorted" -> Operator.GROUP_AGGREGATE;
            case "Hashed" -> Operator.HASH_AGGREGATE;
            case "Mixed" -> Operator.MIXED_AGGREGATE;
            default -> Operator.OTHER;
        };
    }

    private static Operator modification(@Nullable String operation) {
        return switch (operation == null ? "" : operation) {
            case "Insert" -> Operator.INSERT;
            case "Update" -> Operator.UPDATE;
            case "Delete" -> Operator.DELETE;
            case "Merge" -> Operator.MERGE;
            default -> Operator.OTHER;
        };
    }
}

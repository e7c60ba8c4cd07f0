package io.plumbline.capture.engine.postgres;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with each key that PostgreSQL 14 to 18 prints of a node. */
enum ExplainKey {
    /** A text or a list of texts that the canonical form is made of. */
    TEXT,
    STARTUP_COST,
    TOTAL_COST,
    ROWS,
    WORKERS_PLANNED,
    PARALLEL_AWARE,
    /** Told by PostgreSQL 18 and later. */
    DISABLED,
    /** Partitions that the executor would leave out. */
    SUBPLANS_REMOVED,
    GROUPING_SETS,
    TARGET_TABLES,
    /** The nodes below. */
    CHILDREN,
    /** Known, and without a say in the strategy. */
    IGNORED;

    private static final Map<String, ExplainKey> KEYS = keys();

    static @Nullable ExplainKey of(String key) {
        return KEYS.get(key);
    }

    private static Map<String, ExplainKey> keys() {
        Map<String, ExplainKey> keys = new HashMap<>();
        put(keys, TEXT, "Node Type", "Strategy", "Partial Mode", "Operation", "Parent Relationship", "Subplan Name");
        put(keys, TEXT, "Join Type", "Scan Direction", "Index Name", "Relation Name", "Schema", "Alias");
        put(keys, TEXT, "Function Name", "Table Function Name", "CTE Name", "Tuplestore Name", "Custom Plan Provider");
        put(keys, TEXT, "Index Cond", "Recheck Cond", "Filter", "Join Filter", "Hash Cond", "Merge Cond", "TID Cond");
        put(keys, TEXT, "One-Time Filter", "Order By", "Function Call", "Table Function Call", "Run Condition");
        put(keys, TEXT, "Conflict Resolution", "Conflict Arbiter Indexes", "Conflict Filter", "Command");
        put(keys, TEXT, "Sort Key", "Presorted Key", "Group Key", "Cache Key", "Relations", "Remote SQL");
        put(keys, TEXT, "Sampling Method", "Sampling Parameters");
        put(keys, STARTUP_COST, "Startup Cost");
        put(keys, TOTAL_COST, "Total Cost");
        put(keys, ROWS, "Plan Rows");
        put(keys, WORKERS_PLANNED, "Workers Planned");
        put(keys, PARALLEL_AWARE, "Parallel Aware");
        put(keys, DISABLED, "Disabled");
        put(keys, GROUPING_SETS, "Grouping Sets");
        put(keys, TARGET_TABLES, "Target Tables");
        put(keys, CHILDREN, "Plans");
        put(keys, IGNORED, "Plan Width", "Async Capable", "Output", "Inner Unique", "Single Copy", "Params Evaluated");
        put(keys, SUBPLANS_REMOVED, "Subplans Removed");
        put(keys, IGNORED, "Cache Mode", "Repeatable Seed", "Window", "Batches", "Replaces");
        putMeasured(keys);
        return keys;
    }

    /** What ANALYZE, BUFFERS, WAL, MEMORY and TIMING add. */
    private static void putMeasured(Map<String, ExplainKey> keys) {
        put(keys, IGNORED, "Actual Startup Time", "Actual Total Time", "Actual Rows", "Actual Loops", "Index Searches");
        put(keys, IGNORED, "Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter");
        put(keys, IGNORED, "Rows Removed by Conflict Filter", "Heap Fetches", "Exact Heap Blocks", "Lossy Heap Blocks");
        put(keys, IGNORED, "Workers Launched", "Workers", "Worker Number", "Sort Method", "Sort Space Used");
        put(keys, IGNORED, "Sort Space Type", "Full-sort Groups", "Pre-sorted Groups", "Hash Buckets", "Hash Batches");
        put(keys, IGNORED, "Original Hash Buckets", "Original Hash Batches", "Peak Memory Usage", "HashAgg Batches");
        put(keys, IGNORED, "Planned Partitions", "Disk Usage", "Cache Hits", "Cache Misses", "Cache Evictions");
        put(keys, IGNORED, "Cache Overflows", "Storage", "Maximum Storage", "JIT", "Tuples Inserted");
        put(keys, IGNORED, "Conflicting Tuples", "Tuples Updated", "Tuples Deleted", "Tuples Skipped");
        for (String buffer : new String[] {"Shared", "Local", "Temp"}) {
            for (String what : new String[] {"Hit", "Read", "Dirtied", "Written"}) {
                put(keys, IGNORED, buffer + " " + what + " Blocks");
            }
            put(keys, IGNORED, buffer + " I/O Read Time", buffer + " I/O Write Time");
        }
        put(keys, IGNORED, "I/O Read Time", "I/O Write Time", "WAL Records", "WAL FPI", "WAL Bytes");
        put(keys, IGNORED, "WAL Buffers Full");
    }

    private static void put(Map<String, ExplainKey> keys, ExplainKey kind, String... names) {
        for (String name : names) {
            keys.put(name, kind);
        }
    }
}

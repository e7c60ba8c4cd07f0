package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.json.ByteTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that PostgreSQL 14 to 18 prints of a node.
 *
 * @param name as printed
 * @param use what is done with it
 * @param text which text it is, null where it is none
 * @param number counted from 0 to tell keys apart within a node
 */
record ExplainKey(String name, Use use, @Nullable TextKey text, int number) {

    /** What is done with a key. */
    enum Use {
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
        IGNORED
    }

    /** By the name's bytes. */
    static final ByteTable<ExplainKey> ALL = new ByteTable<>(keys());

    /** The text that it is, of a key that is one. */
    TextKey requireText() {
        return Objects.requireNonNull(text, name);
    }

    private static Map<String, ExplainKey> keys() {
        Map<String, ExplainKey> keys = new HashMap<>();
        for (TextKey text : TextKey.values()) {
            Use use = text == TextKey.GROUPING_SETS ? Use.GROUPING_SETS : Use.TEXT;
            keys.put(text.printed(), new ExplainKey(text.printed(), use, text, keys.size()));
        }
        put(keys, Use.STARTUP_COST, "Startup Cost");
        put(keys, Use.TOTAL_COST, "Total Cost");
        put(keys, Use.ROWS, "Plan Rows");
        put(keys, Use.WORKERS_PLANNED, "Workers Planned");
        put(keys, Use.PARALLEL_AWARE, "Parallel Aware");
        put(keys, Use.DISABLED, "Disabled");
        put(keys, Use.TARGET_TABLES, "Target Tables");
        put(keys, Use.CHILDREN, "Plans");
        put(keys, Use.SUBPLANS_REMOVED, "Subplans Removed");
        ignore(keys, "Plan Width", "Async Capable", "Output", "Inner Unique", "Single Copy", "Params Evaluated");
        ignore(keys, "Cache Mode", "Repeatable Seed", "Window", "Batches", "Replaces");
        ignoreMeasured(keys);
        return keys;
    }

    /** What ANALYZE, BUFFERS, WAL, MEMORY and TIMING add. */
    private static void ignoreMeasured(Map<String, ExplainKey> keys) {
        ignore(keys, "Actual Startup Time", "Actual Total Time", "Actual Rows", "Actual Loops", "Index Searches");
        ignore(keys, "Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter");
        ignore(keys, "Rows Removed by Conflict Filter", "Heap Fetches", "Exact Heap Blocks", "Lossy Heap Blocks");
        ignore(keys, "Workers Launched", "Workers", "Worker Number", "Sort Method", "Sort Space Used");
        ignore(keys, "Sort Space Type", "Full-sort Groups", "Pre-sorted Groups", "Hash Buckets", "Hash Batches");
        ignore(keys, "Original Hash Buckets", "Original Hash Batches", "Peak Memory Usage", "HashAgg Batches");
        ignore(keys, "Planned Partitions", "Disk Usage", "Cache Hits", "Cache Misses", "Cache Evictions");
        ignore(keys, "Cache Overflows", "Storage", "Maximum Storage", "JIT", "Tuples Inserted");
        ignore(keys, "Conflicting Tuples", "Tuples Updated", "Tuples Deleted", "Tuples Skipped");
        for (String buffer : new String[] {"Shared", "Local", "Temp"}) {
            for (String what : new String[] {"Hit", "Read", "Dirtied", "Written"}) {
                ignore(keys, buffer + " " + what + " Blocks");
            }
            ignore(keys, buffer + " I/O Read Time", buffer + " I/O Write Time");
        }
        ignore(keys, "I/O Read Time", "I/O Write Time", "WAL Records", "WAL FPI", "WAL Bytes", "WAL Buffers Full");
    }

    private static void ignore(Map<String, ExplainKey> keys, String... names) {
        for (String name : names) {
            put(keys, Use.IGNORED, name);
        }
    }

    private static void put(Map<String, ExplainKey> keys, Use use, String name) {
        keys.put(name, new ExplainKey(name, use, null, keys.size()));
    }
}

package io.plumbline.capture.plan;

/** Operators common to all engines. The names are on the wire and under the hash: they are added to, never changed. */
public enum Operator {
    SEQ_SCAN,
    SAMPLE_SCAN,
    INDEX_SCAN,
    INDEX_ONLY_SCAN,
    BITMAP_HEAP_SCAN,
    BITMAP_INDEX_SCAN,
    BITMAP_AND,
    BITMAP_OR,
    /** Rows by physical address. */
    TID_SCAN,
    /** Rows in a range of physical addresses. */
    TID_RANGE_SCAN,
    /** A subquery's rows, filtered; one that only passes rows on is folded away. */
    SUBQUERY_SCAN,
    FUNCTION_SCAN,
    TABLE_FUNCTION_SCAN,
    VALUES_SCAN,
    CTE_SCAN,
    /** The rows of a recursion's previous round. */
    WORK_TABLE_SCAN,
    /** A trigger's transition table. */
    NAMED_TUPLESTORE_SCAN,
    FOREIGN_SCAN,
    CUSTOM_SCAN,
    NESTED_LOOP_JOIN,
    HASH_JOIN,
    MERGE_JOIN,
    /** Builds the table that a hash join probes. */
    HASH,
    MATERIALIZE,
    /** A cache of the inner side of a nested loop, by parameter. */
    MEMOIZE,
    SORT,
    INCREMENTAL_SORT,
    /** An aggregate without groups. */
    AGGREGATE,
    /** Groups that come in order. */
    GROUP_AGGREGATE,
    HASH_AGGREGATE,
    /** Grouping sets, some hashed and some in order. */
    MIXED_AGGREGATE,
    /** Groups without an aggregate. */
    GROUP,
    WINDOW,
    UNIQUE,
    /** INTERSECT or EXCEPT over sorted inputs. */
    SET_OPERATION,
    HASH_SET_OPERATION,
    APPEND,
    MERGE_APPEND,
    RECURSIVE_UNION,
    RESULT,
    PROJECT_SET,
    LIMIT,
    LOCK_ROWS,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    /** An operator this version does not know; its engine name travels as a condition. */
    OTHER
}

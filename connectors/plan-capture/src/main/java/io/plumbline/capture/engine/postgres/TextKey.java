package io.plumbline.capture.engine.postgres;

/** The keys of a node whose texts the canonical form is made of, as PostgreSQL prints them. */
enum TextKey {
    NODE_TYPE("Node Type"),
    STRATEGY("Strategy"),
    PARTIAL_MODE("Partial Mode"),
    OPERATION("Operation"),
    PARENT_RELATIONSHIP("Parent Relationship"),
    SUBPLAN_NAME("Subplan Name"),
    JOIN_TYPE("Join Type"),
    SCAN_DIRECTION("Scan Direction"),
    INDEX_NAME("Index Name"),
    RELATION_NAME("Relation Name"),
    SCHEMA("Schema"),
    ALIAS("Alias"),
    FUNCTION_NAME("Function Name"),
    TABLE_FUNCTION_NAME("Table Function Name"),
    CTE_NAME("CTE Name"),
    TUPLESTORE_NAME("Tuplestore Name"),
    CUSTOM_PLAN_PROVIDER("Custom Plan Provider"),
    INDEX_CONDITION("Index Cond"),
    RECHECK_CONDITION("Recheck Cond"),
    FILTER("Filter"),
    JOIN_FILTER("Join Filter"),
    HASH_CONDITION("Hash Cond"),
    MERGE_CONDITION("Merge Cond"),
    TID_CONDITION("TID Cond"),
    ONE_TIME_FILTER("One-Time Filter"),
    ORDER_BY("Order By"),
    FUNCTION_CALL("Function Call"),
    TABLE_FUNCTION_CALL("Table Function Call"),
    RUN_CONDITION("Run Condition"),
    CONFLICT_RESOLUTION("Conflict Resolution"),
    CONFLICT_ARBITER_INDEXES("Conflict Arbiter Indexes"),
    CONFLICT_FILTER("Conflict Filter"),
    COMMAND("Command"),
    SORT_KEY("Sort Key"),
    PRESORTED_KEY("Presorted Key"),
    GROUP_KEY("Group Key"),
    GROUPING_SETS("Grouping Sets"),
    CACHE_KEY("Cache Key"),
    RELATIONS("Relations"),
    REMOTE_SQL("Remote SQL"),
    SAMPLING_METHOD("Sampling Method"),
    SAMPLING_PARAMETERS("Sampling Parameters");

    private final String printed;
    private final String prefix;

    TextKey(String printed) {
        this.printed = printed;
        this.prefix = printed + ": ";
    }

    /** What a canonical condition of this kind begins with. */
    String prefix() {
        return prefix;
    }

    /** As EXPLAIN names it. */
    String printed() {
        return printed;
    }
}

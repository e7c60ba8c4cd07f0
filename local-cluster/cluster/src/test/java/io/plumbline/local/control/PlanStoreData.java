package io.plumbline.local.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A control database of any size, made by the server itself: four plans per statement, one in 1,000 fixed, changes of all statements mixed in
 * time as they would come, 5 s apart, and one statement with as many changes as the job's default cap allows. Plans are
 * those of a join of three nodes, some 1.4 kB each.
 */
record PlanStoreData(long baselines, long changes) {

    static final String FIRST_CHANGE = "2025-01-01 00:00:00Z";

    private static final int PLANS_PER_STATEMENT = 4;
    private static final int LARGEST_HISTORY = 200;
    private static final long CHUNK = 250_000;

    private static final String NODE = """
            {"parent": %d, "role": "%s", "operator": "%s", "join_type": null, "relation": "public.%s", "index_name": "%s",
             "index_method": "btree", "index_keys": ["customer", "created_at"], "index_predicate": null,
             "conditions": ["Index Cond: customer = ?", "Filter: state <> ?"], "keys": [], "refers_to": null,
             "startup_cost": 0.42, "total_cost": 183.25, "rows": 120.0}""";

    private static final String PLAN = """
            {"plan_hash": "@", "fingerprint_version": 1, "plan_kind": "GENERIC", "nodes": [%s, %s, %s],
             "cost": {"startup_cost": 0.42, "total_cost": 183.25, "rows_out": 120.0, "rows_examined": 240.0,
                      "selectivity": 0.5, "join_multiplier": 1.0, "composite_index": 12.7},
             "relations": [{"schema": "public", "name": "orders", "estimated_rows": 1000000, "bytes": 104857600,
                            "modified_since_analyze": 12, "last_analyze_at": 1735689600000}],
             "settings": {"random_page_cost": "1.1"}, "truncated": false, "explained_at": 1735689600000}""".formatted(
                    NODE.formatted(-1, "ROOT", "NESTED_LOOP", "orders", "orders_pkey"),
                    NODE.formatted(0, "OUTER", "INDEX_SCAN", "orders", "orders_customer_idx"),
                    NODE.formatted(0, "INNER", "INDEX_SCAN", "order_lines", "order_lines_order_idx"));

    private static final String STATISTICS = """
            {"samples": 1200, "calls": 480000, "cost_p50": 183.0, "cost_p90": 190.5, "cost_p99": 201.0, "cost_mean": 184.2,
             "cost_standard_deviation": 4.5, "rows_p50": 120.0, "time_per_call_p50_micros": 812.0,
             "time_per_call_p90_micros": 1450.0, "time_per_call_mean_micros": 930.5}""";

    private static final String BASELINES = """
            INSERT INTO plumbline.baseline (baseline_key, cluster, database, namespace, sql_hash, engine, sql_text, plan_hash,
                plan, status, enabled, source, scope, statistics, first_seen_at, last_seen_at)
            SELECT c || '/shop/public/' || s || '/' || p, c, 'shop', 'public', s, 'POSTGRESQL',
                'select o.id, l.article from orders o join order_lines l on l.order_id = o.id where o.customer = ? and o.c'
                    || n / 4 || ' <> ?',
                p, replace('%s', '@', p)::jsonb, CASE WHEN n %% 1000 = 1 THEN 'FIXED' WHEN n %% 4 = 0 THEN 'ACCEPTED' ELSE 'UNACCEPTED' END, true, 'CAPTURE',
                'GLOBAL', '%s', timestamptz '%s', timestamptz '%s' + n * interval '1 second'
            FROM generate_series(%d::bigint, %d) n
            CROSS JOIN LATERAL (SELECT 'cluster-' || n / 4 %% 20 AS c, md5((n / 4)::text) AS s,
                md5(n::text) || md5('plan' || n) AS p) names""";

    private static final String CHANGES = """
            INSERT INTO plumbline.plan_change (change_id, cluster, instance, database, namespace, sql_hash, kind, plan_hash,
                plan, status, previous_plan_hash, observed_at)
            SELECT md5('change' || n), 'cluster-' || s %% 20, 'primary', 'shop', 'public', md5(s::text), 'NEW', p,
                replace('%s', '@', p)::jsonb, 'UNACCEPTED', NULL, timestamptz '%s' + n * interval '5 seconds'
            FROM generate_series(%d::bigint, %d) n
            CROSS JOIN LATERAL (SELECT CASE WHEN n < %d THEN n %% %d ELSE 0 END AS s) statement
            CROSS JOIN LATERAL (SELECT s * 4 + n / %d %% 4 AS b) baseline
            CROSS JOIN LATERAL (SELECT md5(b::text) || md5('plan' || b) AS p) plan""";

    long statements() {
        return baselines / PLANS_PER_STATEMENT;
    }

    void fill(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (long from = 0; from < baselines; from += CHUNK) {
                statement.execute(BASELINES.formatted(
                        PLAN, STATISTICS, FIRST_CHANGE, FIRST_CHANGE, from, Math.min(from + CHUNK, baselines) - 1));
            }
            long all = changes + LARGEST_HISTORY;
            for (long from = 0; from < all; from += CHUNK) {
                long to = Math.min(from + CHUNK, all) - 1;
                statement.execute(CHANGES.formatted(PLAN, FIRST_CHANGE, from, to, changes, statements(), statements()));
            }
            statement.execute("VACUUM ANALYZE plumbline.baseline");
            statement.execute("VACUUM ANALYZE plumbline.plan_change");
        }
    }
}

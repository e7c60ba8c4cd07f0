-- Baselines and history with the names of GaussDB's views and StarRocks' SHOW BASELINE, and scopes as in threshold.
CREATE VIEW plumbline.spm_baseline AS
SELECT left(encode(sha256(convert_to(b.baseline_key, 'UTF8')), 'hex'), 32) AS id,
       b.cluster AS cluster_name,
       b.database AS database_name,
       b.namespace,
       b.instance,
       b.scope,
       b.scope = 'GLOBAL' AS global,
       b.enabled,
       b.engine,
       b.sql_hash,
       b.plan_hash,
       (b.plan ->> 'fingerprint_version')::integer AS fingerprint_version,
       b.plan ->> 'plan_kind' AS plan_kind,
       b.plan ->> 'plan_kind' = 'GENERIC' AS gplan,
       b.status,
       b.status = 'RETIRED' AS invalid,
       b.source,
       b.sql_text AS bind_sql,
       b.sql_text AS bind_sql_digest,
       b.sql_hash AS bind_sql_hash,
       b.sql_text,
       length(b.sql_text) - length(replace(b.sql_text, '?', '')) AS param_num,
       '/*+ ' || b.hints || ' */ ' || b.sql_text AS plan_sql,
       b.hints AS outline,
       b.plan,
       (b.plan -> 'cost' ->> 'total_cost')::double precision AS cost,
       COALESCE((b.statistics ->> 'time_per_call_mean_micros')::double precision,
                (b.statistics ->> 'time_per_call_p50_micros')::double precision) / 1000 AS query_ms,
       b.statistics,
       (b.statistics ->> 'samples')::bigint AS usage_samples,
       COALESCE(b.usage_count, (b.statistics ->> 'calls')::bigint) AS usage_count,
       b.first_seen_at AS creation_time,
       COALESCE(b.updated_at, b.first_seen_at) AS update_time,
       COALESCE(b.updated_at, b.first_seen_at) AS modification_time,
       b.last_seen_at AS last_used_time,
       b.decision_id,
       d.decided_by,
       d.decided_at
FROM plumbline.baseline b
LEFT JOIN LATERAL (
    SELECT s.decided_by, s.decided_at
    FROM plumbline.spm_decision s
    WHERE s.sql_hash = b.sql_hash
      AND s.plan_hash = b.plan_hash
      AND (s.cluster_name, s.database_name, s.namespace) = (b.cluster, b.database, b.namespace)
      AND s.instance IS NOT DISTINCT FROM b.instance
    ORDER BY s.decided_at DESC
    LIMIT 1) d ON true;
COMMENT ON VIEW plumbline.spm_baseline IS 'Baselines: one row per statement and plan, and per instance where LOCAL.';

CREATE VIEW plumbline.spm_plan_history AS
SELECT h.change_id,
       h.cluster AS cluster_name,
       h.database AS database_name,
       h.namespace,
       h.instance,
       h.sql_hash,
       h.plan_hash,
       h.previous_plan_hash AS plan_hash_previous,
       h.kind,
       h.observed_at AS creation_time
FROM plumbline.plan_change h;
COMMENT ON VIEW plumbline.spm_plan_history IS 'Plan changes: one row per plan that was new to a statement or came back.';

CREATE VIEW plumbline.spm_plan_history_detail AS
SELECT h.change_id,
       h.cluster AS cluster_name,
       h.database AS database_name,
       h.namespace,
       h.instance,
       h.sql_hash,
       h.plan_hash,
       h.previous_plan_hash AS plan_hash_previous,
       h.kind,
       COALESCE(h.engine, b.engine) AS engine,
       b.hints AS outline,
       COALESCE(b.status, h.status) AS status,
       h.status AS status_then,
       b.enabled,
       h.plan ->> 'plan_kind' = 'GENERIC' AS gplan,
       (h.plan -> 'cost' ->> 'total_cost')::double precision AS cost,
       COALESCE(h.sql_text, b.sql_text) AS sql_text,
       length(COALESCE(h.sql_text, b.sql_text)) - length(replace(COALESCE(h.sql_text, b.sql_text), '?', ''))
           AS param_num,
       b.source,
       h.plan,
       b.first_seen_at AS baseline_creation_time,
       h.observed_at AS history_creation_time,
       COALESCE(b.updated_at, b.first_seen_at) AS modification_time
FROM plumbline.plan_change h
LEFT JOIN LATERAL (
    SELECT *
    FROM plumbline.baseline c
    WHERE c.sql_hash = h.sql_hash
      AND c.plan_hash = h.plan_hash
      AND (c.cluster, c.database, c.namespace) = (h.cluster, h.database, h.namespace)
      AND (c.instance = h.instance OR c.instance IS NULL)
    ORDER BY c.instance NULLS LAST
    LIMIT 1) b ON true;
COMMENT ON VIEW plumbline.spm_plan_history_detail IS
    'Plan changes with the plan, its text and what is thought of it now; what the baseline says is null once that is gone.';

CREATE VIEW plumbline.spm_verdict AS
SELECT v.verdict_id,
       v.cluster AS cluster_name,
       v.database AS database_name,
       v.namespace,
       v.instance,
       v.sql_hash,
       v.level,
       v.previous_level,
       v.cause,
       v.drift,
       v.summary,
       v.plan ->> 'plan_hash' AS plan_hash,
       v.baseline_plan ->> 'plan_hash' AS baseline_plan_hash,
       v.evidence,
       v.coefficients,
       v.ddl,
       v.change_point,
       v.impact_seconds,
       v.suppressed,
       v.suppressed_by,
       v.sql_text,
       v.first_seen_at,
       v.observed_at
FROM plumbline.verdict v;
COMMENT ON VIEW plumbline.spm_verdict IS 'Verdicts: one row per transition of a statement''s level on an instance.';

GRANT SELECT ON plumbline.spm_baseline, plumbline.spm_plan_history, plumbline.spm_plan_history_detail, plumbline.spm_verdict
    TO plumbline_reader, plumbline_operator;

-- What the job now publishes of a baseline: how often its plan ran, and the plan said in hints or why it cannot be.
ALTER TABLE plumbline.baseline ADD COLUMN no_hints_reason text;
COMMENT ON COLUMN plumbline.baseline.no_hints_reason IS
    'Why the plan cannot be said in hints; null with hints, and where the record does not say.';
COMMENT ON COLUMN plumbline.baseline.updated_at IS
    'When status or enabled last changed; null where the record does not say.';
COMMENT ON COLUMN plumbline.baseline.hints IS
    'Hints of pg_hint_plan that ask for this plan; null where there are none or the record does not say.';
COMMENT ON COLUMN plumbline.baseline.usage_count IS
    'Calls of the intervals between two polls at both ends of which the statement had this plan, since it was first seen; null where the record does not say.';

-- usage_count is that count and nothing else; usage_calls are the calls of the window, which the statistics are made of.
CREATE OR REPLACE VIEW plumbline.spm_baseline AS
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
       b.usage_count,
       b.first_seen_at AS creation_time,
       COALESCE(b.updated_at, b.first_seen_at) AS update_time,
       COALESCE(b.updated_at, b.first_seen_at) AS modification_time,
       b.last_seen_at AS last_used_time,
       b.decision_id,
       d.decided_by,
       d.decided_at,
       b.no_hints_reason,
       (b.statistics ->> 'calls')::bigint AS usage_calls
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

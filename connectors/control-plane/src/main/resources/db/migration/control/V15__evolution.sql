-- Plans that have shown themselves to be faster, with the numbers: the field evolution of plumbline.baselines.
ALTER TABLE plumbline.baseline ADD COLUMN evolution jsonb;
COMMENT ON COLUMN plumbline.baseline.evolution IS
    'That the plan is proposed to be accepted, or was accepted by policy: the record PlanEvolution; null where neither stands.';
CREATE INDEX baseline_that_evolved ON plumbline.baseline (sql_hash) WHERE evolution IS NOT NULL;

CREATE VIEW plumbline.spm_evolution AS
SELECT b.cluster AS cluster_name,
       b.database AS database_name,
       b.namespace,
       b.sql_hash,
       b.plan_hash,
       b.evolution ->> 'outcome' AS outcome,
       (b.evolution ->> 'at')::timestamptz AS evolved_at,
       (b.evolution ->> 'time_per_call_mean_micros')::double precision / 1000 AS query_ms,
       (b.evolution ->> 'intervals')::bigint AS intervals,
       (b.evolution ->> 'calls')::bigint AS calls,
       b.evolution ->> 'reference_plan_hash' AS reference_plan_hash,
       (b.evolution ->> 'reference_time_per_call_mean_micros')::double precision / 1000 AS reference_query_ms,
       (b.evolution ->> 'reference_intervals')::bigint AS reference_intervals,
       (b.evolution ->> 'reference_calls')::bigint AS reference_calls,
       b.status,
       b.enabled,
       b.sql_text
FROM plumbline.baseline b
WHERE b.evolution IS NOT NULL;
COMMENT ON VIEW plumbline.spm_evolution IS
    'Plans that have shown themselves to be faster: PROPOSED, to be decided about by spm_set_plan_status, or ACCEPTED by policy.';

GRANT SELECT ON plumbline.spm_evolution TO plumbline_reader, plumbline_operator;

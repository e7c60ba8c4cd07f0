-- What the job has published, one table per topic: plumbline.baselines, plumbline.plan-changes and plumbline.verdicts.
-- Columns are named as the fields of the records, records within records are jsonb. The topics stay the source of
-- truth: nothing here is filled by the database itself, so tables that are emptied and filled again are the same.
CREATE TABLE plumbline.baseline (
    baseline_key  text COLLATE "C" NOT NULL,
    cluster       text             NOT NULL,
    database      text             NOT NULL,
    namespace     text             NOT NULL,
    sql_hash      text COLLATE "C" NOT NULL,
    instance      text,
    engine        text             NOT NULL,
    sql_text      text             NOT NULL,
    plan_hash     text COLLATE "C" NOT NULL,
    plan          jsonb            NOT NULL,
    status        text             NOT NULL,
    enabled       boolean          NOT NULL,
    source        text             NOT NULL,
    scope         text             NOT NULL,
    statistics    jsonb            NOT NULL,
    first_seen_at timestamptz      NOT NULL,
    last_seen_at  timestamptz      NOT NULL,
    updated_at    timestamptz,
    hints         text,
    usage_count   bigint,
    decision_id   uuid,

    CONSTRAINT baseline_pkey PRIMARY KEY (baseline_key)
);
CREATE UNIQUE INDEX baseline_is_one_per_plan_and_instance ON plumbline.baseline (
    cluster, database, namespace, sql_hash, plan_hash, COALESCE(instance, ''));
CREATE INDEX baseline_by_statement ON plumbline.baseline (sql_hash, plan_hash);
CREATE INDEX baseline_by_plan ON plumbline.baseline (plan_hash);

COMMENT ON TABLE plumbline.baseline IS
    'Plans of statements with what is thought of them, as in the topic plumbline.baselines. Read the view spm_baseline.';
COMMENT ON COLUMN plumbline.baseline.baseline_key IS 'Key of the record in the topic.';
COMMENT ON COLUMN plumbline.baseline.cluster IS 'Cluster: the databases that share a schema, a primary and its replicas.';
COMMENT ON COLUMN plumbline.baseline.database IS 'Database on the instance.';
COMMENT ON COLUMN plumbline.baseline.namespace IS 'Effective search path of the role that runs the statement.';
COMMENT ON COLUMN plumbline.baseline.sql_hash IS 'Statement, 32 lower-case hex digits.';
COMMENT ON COLUMN plumbline.baseline.instance IS 'Instance of a LOCAL baseline; null for GLOBAL.';
COMMENT ON COLUMN plumbline.baseline.engine IS 'POSTGRESQL or MYSQL.';
COMMENT ON COLUMN plumbline.baseline.sql_text IS 'Canonical statement text, no literals.';
COMMENT ON COLUMN plumbline.baseline.plan_hash IS 'Plan, 64 lower-case hex digits.';
COMMENT ON COLUMN plumbline.baseline.plan IS 'The plan as first seen: the record CapturedPlan.';
COMMENT ON COLUMN plumbline.baseline.status IS 'UNACCEPTED, ACCEPTED, FIXED, REJECTED or RETIRED.';
COMMENT ON COLUMN plumbline.baseline.enabled IS 'False when a person has switched it off.';
COMMENT ON COLUMN plumbline.baseline.source IS 'USER, CAPTURE or IMPORT.';
COMMENT ON COLUMN plumbline.baseline.scope IS 'GLOBAL for the cluster, LOCAL for an instance.';
COMMENT ON COLUMN plumbline.baseline.statistics IS 'Its rolling statistics: the record BaselineStatistics.';
COMMENT ON COLUMN plumbline.baseline.first_seen_at IS 'First sighting.';
COMMENT ON COLUMN plumbline.baseline.last_seen_at IS 'Last sighting.';
COMMENT ON COLUMN plumbline.baseline.updated_at IS
    'When status, enabled or hints last changed; null where the record does not say.';
COMMENT ON COLUMN plumbline.baseline.hints IS 'Hints that give this plan; null where the record does not say.';
COMMENT ON COLUMN plumbline.baseline.usage_count IS
    'Calls with this plan since it was first seen; null where the record does not say.';
COMMENT ON COLUMN plumbline.baseline.decision_id IS
    'The decision applied last; null where there was none or the record does not say.';

CREATE TABLE plumbline.plan_change (
    change_id          text COLLATE "C" NOT NULL,
    cluster            text             NOT NULL,
    instance           text             NOT NULL,
    database           text             NOT NULL,
    namespace          text             NOT NULL,
    sql_hash           text COLLATE "C" NOT NULL,
    kind               text             NOT NULL,
    plan_hash          text COLLATE "C" NOT NULL,
    plan               jsonb            NOT NULL,
    status             text             NOT NULL,
    previous_plan_hash text COLLATE "C",
    observed_at        timestamptz      NOT NULL,
    engine             text,
    sql_text           text,

    CONSTRAINT plan_change_pkey PRIMARY KEY (change_id)
);
CREATE INDEX plan_change_by_statement ON plumbline.plan_change (sql_hash, observed_at);
CREATE INDEX plan_change_by_age ON plumbline.plan_change (observed_at);

COMMENT ON TABLE plumbline.plan_change IS
    'Plans that were new to a statement or came back, as in the topic plumbline.plan-changes. Read the view spm_plan_history.';
COMMENT ON COLUMN plumbline.plan_change.change_id IS 'Deterministic id, 32 hex digits.';
COMMENT ON COLUMN plumbline.plan_change.cluster IS 'Cluster: the databases that share a schema, a primary and its replicas.';
COMMENT ON COLUMN plumbline.plan_change.instance IS 'Instance: the one server this was seen on.';
COMMENT ON COLUMN plumbline.plan_change.database IS 'Database on the instance.';
COMMENT ON COLUMN plumbline.plan_change.namespace IS 'Effective search path of the role that runs the statement.';
COMMENT ON COLUMN plumbline.plan_change.sql_hash IS 'Statement, 32 lower-case hex digits.';
COMMENT ON COLUMN plumbline.plan_change.kind IS
    'FIRST plan of the statement, NEW plan, or RETURNED after being unused for the configured time.';
COMMENT ON COLUMN plumbline.plan_change.plan_hash IS 'The plan now, 64 lower-case hex digits.';
COMMENT ON COLUMN plumbline.plan_change.plan IS 'The plan now: the record CapturedPlan.';
COMMENT ON COLUMN plumbline.plan_change.status IS 'Its status in the plan set at that moment.';
COMMENT ON COLUMN plumbline.plan_change.previous_plan_hash IS 'The plan before; null for none.';
COMMENT ON COLUMN plumbline.plan_change.observed_at IS 'When it was seen.';
COMMENT ON COLUMN plumbline.plan_change.engine IS 'POSTGRESQL or MYSQL; null where the record does not say.';
COMMENT ON COLUMN plumbline.plan_change.sql_text IS
    'Canonical statement text, no literals; null where the record does not say.';

CREATE TABLE plumbline.verdict (
    verdict_id             text COLLATE "C" NOT NULL,
    cluster                text             NOT NULL,
    instance               text             NOT NULL,
    database               text             NOT NULL,
    namespace              text             NOT NULL,
    sql_hash               text COLLATE "C" NOT NULL,
    engine                 text             NOT NULL,
    sql_text               text             NOT NULL,
    level                  text             NOT NULL,
    previous_level         text             NOT NULL,
    cause                  text             NOT NULL,
    drift                  text             NOT NULL,
    ddl                    jsonb,
    summary                text             NOT NULL,
    evidence               jsonb            NOT NULL,
    coefficients           jsonb            NOT NULL,
    plan                   jsonb,
    baseline_plan          jsonb,
    baseline_statistics    jsonb,
    suppressed             boolean          NOT NULL,
    suppressed_by          text,
    observation_id         text             NOT NULL,
    first_seen_at          timestamptz      NOT NULL,
    observed_at            timestamptz      NOT NULL,
    thresholds             jsonb,
    baseline_first_seen_at timestamptz,
    flaps                  integer,
    change_point           jsonb,
    impact_seconds         double precision,

    CONSTRAINT verdict_pkey PRIMARY KEY (verdict_id)
);
CREATE INDEX verdict_by_statement ON plumbline.verdict (sql_hash, observed_at);
CREATE INDEX verdict_by_age ON plumbline.verdict (observed_at);

COMMENT ON TABLE plumbline.verdict IS
    'Transitions of a statement''s level on an instance, as in the topic plumbline.verdicts; the record Verdict says what each column holds.';

-- The end of a vacuum would otherwise lock readers out while it gives pages back to the file system.
ALTER TABLE plumbline.baseline SET (vacuum_truncate = false);
ALTER TABLE plumbline.plan_change SET (vacuum_truncate = false, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE plumbline.verdict SET (vacuum_truncate = false, autovacuum_vacuum_scale_factor = 0.05);

GRANT SELECT ON plumbline.baseline, plumbline.plan_change, plumbline.verdict TO plumbline_reader, plumbline_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON plumbline.baseline, plumbline.plan_change, plumbline.verdict
    TO plumbline_service;

COMMENT ON ROLE plumbline_reader IS 'Plumbline: reads everything in the control database.';
COMMENT ON ROLE plumbline_operator IS
    'Plumbline: reads everything, writes thresholds and maintenance windows, decides about plans.';
COMMENT ON ROLE plumbline_service IS
    'Plumbline: what the logins of Debezium (which also needs REPLICATION) and of the sink must be members of.';

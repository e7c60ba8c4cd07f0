CREATE TABLE plumbline.threshold (
    id            uuid             NOT NULL DEFAULT gen_random_uuid(),
    cluster_name  text,
    database_name text,
    namespace     text,
    sql_hash      text,
    rule          text             NOT NULL,
    parameter     text             NOT NULL,
    value         double precision NOT NULL,
    note          text,
    updated_at    timestamptz      NOT NULL DEFAULT clock_timestamp(),
    updated_by    text             NOT NULL DEFAULT session_user,

    CONSTRAINT threshold_pkey PRIMARY KEY (id),
    CONSTRAINT threshold_scope_has_no_blank_name CHECK (
        btrim(cluster_name) <> '' AND btrim(database_name) <> '' AND btrim(namespace) <> ''),
    CONSTRAINT threshold_database_needs_cluster CHECK (database_name IS NULL OR cluster_name IS NOT NULL),
    CONSTRAINT threshold_namespace_needs_database CHECK (namespace IS NULL OR database_name IS NOT NULL),
    CONSTRAINT threshold_statement_needs_namespace CHECK (sql_hash IS NULL OR namespace IS NOT NULL),
    CONSTRAINT threshold_sql_hash_is_32_hex_digits CHECK (sql_hash ~ '^[0-9a-f]{32}$'),
    CONSTRAINT threshold_rule_and_parameter_are_known CHECK ((rule, parameter) IN (
        ('COST_MULTIPLIER', 'warn_ratio'),
        ('COST_MULTIPLIER', 'block_ratio'),
        ('COST_MULTIPLIER', 'minimum_increase_pages'),
        ('COST_MULTIPLIER', 'persistence_samples'),
        ('CARDINALITY_DIVERGENCE', 'warn_percent'),
        ('CARDINALITY_DIVERGENCE', 'minimum_difference_rows'),
        ('CARDINALITY_DIVERGENCE', 'persistence_samples'),
        ('NEW_SEQ_SCAN', 'warn_rows'),
        ('NEW_SEQ_SCAN', 'block_rows'),
        ('NEW_SEQ_SCAN', 'persistence_samples'))),
    -- To PostgreSQL NaN is greater than every number, so the upper bounds refuse it together with Infinity.
    CONSTRAINT threshold_ratio_is_from_1_to_1e6 CHECK (
        parameter NOT LIKE '%\_ratio' OR value BETWEEN 1 AND 1e6),
    CONSTRAINT threshold_percent_is_from_0_1_to_1e9 CHECK (
        parameter NOT LIKE '%\_percent' OR value BETWEEN 0.1 AND 1e9),
    CONSTRAINT threshold_pages_are_from_0_to_1e12 CHECK (
        parameter NOT LIKE '%\_pages' OR value BETWEEN 0 AND 1e12),
    CONSTRAINT threshold_rows_are_from_0_to_1e15 CHECK (
        parameter NOT LIKE '%\_rows' OR value BETWEEN 0 AND 1e15),
    CONSTRAINT threshold_samples_are_whole_from_1_to_1000 CHECK (
        parameter NOT LIKE '%\_samples' OR (value BETWEEN 1 AND 1000 AND value = trunc(value)))
);

-- One word per scope, rule and parameter; null scope columns count as equal (no name is blank, see above).
CREATE UNIQUE INDEX threshold_is_set_once_per_scope ON plumbline.threshold (
    COALESCE(cluster_name, ''), COALESCE(database_name, ''), COALESCE(namespace, ''), COALESCE(sql_hash, ''),
    rule, parameter);

ALTER TABLE plumbline.threshold REPLICA IDENTITY FULL;

COMMENT ON TABLE plumbline.threshold IS
    'Thresholds that replace a rule''s defaults. The most specific scope wins: statement, namespace, database, cluster, all.';
COMMENT ON COLUMN plumbline.threshold.id IS 'Identity of the row.';
COMMENT ON COLUMN plumbline.threshold.cluster_name IS 'Cluster it holds for; null: all clusters.';
COMMENT ON COLUMN plumbline.threshold.database_name IS 'Database it holds for; null: all databases of the cluster.';
COMMENT ON COLUMN plumbline.threshold.namespace IS
    'Namespace it holds for, the effective search path joined by commas; null: all namespaces of the database.';
COMMENT ON COLUMN plumbline.threshold.sql_hash IS
    'Statement it holds for, 32 lower-case hex digits; null: all statements of the namespace.';
COMMENT ON COLUMN plumbline.threshold.rule IS 'COST_MULTIPLIER, CARDINALITY_DIVERGENCE or NEW_SEQ_SCAN.';
COMMENT ON COLUMN plumbline.threshold.parameter IS
    'COST_MULTIPLIER: warn_ratio, block_ratio, minimum_increase_pages, persistence_samples. CARDINALITY_DIVERGENCE: warn_percent, minimum_difference_rows, persistence_samples. NEW_SEQ_SCAN: warn_rows, block_rows, persistence_samples.';
COMMENT ON COLUMN plumbline.threshold.value IS
    'The threshold, in the unit its parameter ends with: ratio of cost to baseline, percent of rows, page-read equivalents, rows, consecutive samples.';
COMMENT ON COLUMN plumbline.threshold.note IS 'Why it was set, for people.';
COMMENT ON COLUMN plumbline.threshold.updated_at IS 'When the row was last written; filled by a trigger.';
COMMENT ON COLUMN plumbline.threshold.updated_by IS 'Login that last wrote the row; filled by a trigger.';

CREATE FUNCTION plumbline.stamp_row()
    RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    NEW.updated_at := clock_timestamp();
    NEW.updated_by := session_user;
    RETURN NEW;
END;
$function$;
COMMENT ON FUNCTION plumbline.stamp_row() IS 'Fills updated_at and updated_by, whatever the writer said.';

CREATE TRIGGER threshold_stamp BEFORE INSERT OR UPDATE ON plumbline.threshold
    FOR EACH ROW EXECUTE FUNCTION plumbline.stamp_row();

CREATE FUNCTION plumbline.check_block_not_below_warn()
    RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    pair record;
BEGIN
    SELECT w.value AS warn, b.value AS block INTO pair
    FROM plumbline.threshold w
    JOIN plumbline.threshold b
      ON b.rule = w.rule
     AND b.parameter = replace(w.parameter, 'warn_', 'block_')
     AND (b.cluster_name, b.database_name, b.namespace, b.sql_hash)
         IS NOT DISTINCT FROM (w.cluster_name, w.database_name, w.namespace, w.sql_hash)
    WHERE w.rule = NEW.rule
      AND w.parameter LIKE 'warn\_%'
      AND (w.cluster_name, w.database_name, w.namespace, w.sql_hash)
          IS NOT DISTINCT FROM (NEW.cluster_name, NEW.database_name, NEW.namespace, NEW.sql_hash)
      AND b.value < w.value
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% would block at % but warn only at %: block must not be below warn in one scope',
            NEW.rule, pair.block, pair.warn
            USING ERRCODE = 'check_violation', CONSTRAINT = 'threshold_block_is_not_below_warn',
                  SCHEMA = 'plumbline', TABLE = 'threshold';
    END IF;
    RETURN NULL;
END;
$function$;
COMMENT ON FUNCTION plumbline.check_block_not_below_warn() IS
    'Refuses a scope whose BLOCK threshold is below its WARN threshold.';

-- Deferred, so that one transaction may move both.
CREATE CONSTRAINT TRIGGER threshold_block_is_not_below_warn
    AFTER INSERT OR UPDATE ON plumbline.threshold
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION plumbline.check_block_not_below_warn();

GRANT SELECT ON plumbline.threshold TO plumbline_reader, plumbline_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON plumbline.threshold TO plumbline_operator;
REVOKE EXECUTE ON FUNCTION plumbline.stamp_row(), plumbline.check_block_not_below_warn() FROM PUBLIC;

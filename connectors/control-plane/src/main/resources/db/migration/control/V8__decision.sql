-- What people have decided about plans: read by the job through Debezium, and the audit. Rows are only ever added, and
-- only by the functions spm_*.
CREATE TABLE plumbline.spm_decision (
    decision_id      uuid        NOT NULL DEFAULT gen_random_uuid(),
    kind             text        NOT NULL,
    cluster_name     text        NOT NULL,
    database_name    text        NOT NULL,
    namespace        text        NOT NULL,
    instance         text,
    scope            text        NOT NULL,
    sql_hash         text,
    plan_hash        text,
    status           text,
    at               timestamptz,
    sql_text         text,
    hints            text,
    reason           text,
    decided_by       text        NOT NULL,
    decided_from     text        NOT NULL,
    application_name text        NOT NULL,
    decided_at       timestamptz NOT NULL,
    before           jsonb,
    after            jsonb,

    CONSTRAINT spm_decision_pkey PRIMARY KEY (decision_id),
    CONSTRAINT spm_decision_kind_is_known CHECK (kind IN (
        'ACCEPT', 'UNACCEPT', 'FIX', 'REJECT', 'ENABLE', 'DISABLE', 'DROP', 'CREATE', 'ROLLBACK')),
    CONSTRAINT spm_decision_local_names_an_instance CHECK (
        (scope = 'GLOBAL' AND instance IS NULL) OR (scope = 'LOCAL' AND instance IS NOT NULL)),
    CONSTRAINT spm_decision_status_is_known CHECK (status IN ('UNACCEPTED', 'ACCEPTED', 'FIXED', 'REJECTED')),
    CONSTRAINT spm_decision_names_a_plan_or_hints CHECK (
        CASE kind WHEN 'CREATE' THEN sql_text IS NOT NULL AND num_nonnulls(plan_hash, hints) = 1
        ELSE num_nulls(sql_hash, plan_hash) = 0 END),
    CONSTRAINT spm_decision_hints_have_up_to_16000_characters CHECK (length(hints) <= 16000),
    CONSTRAINT spm_decision_reason_has_up_to_4000_characters CHECK (length(reason) <= 4000)
);
CREATE INDEX spm_decision_by_plan ON plumbline.spm_decision (sql_hash, plan_hash, decided_at);

COMMENT ON TABLE plumbline.spm_decision IS
    'Decisions about plans, one row each, in the order of decided_at. Append only: this is the audit, too.';
COMMENT ON COLUMN plumbline.spm_decision.decision_id IS 'Identity; the job applies each once.';
COMMENT ON COLUMN plumbline.spm_decision.kind IS
    'ACCEPT, UNACCEPT, FIX, REJECT, ENABLE, DISABLE, DROP, CREATE or ROLLBACK.';
COMMENT ON COLUMN plumbline.spm_decision.cluster_name IS 'Cluster of the statement.';
COMMENT ON COLUMN plumbline.spm_decision.database_name IS 'Database of the statement.';
COMMENT ON COLUMN plumbline.spm_decision.namespace IS 'Namespace of the statement.';
COMMENT ON COLUMN plumbline.spm_decision.instance IS 'Instance of a LOCAL baseline; null for GLOBAL.';
COMMENT ON COLUMN plumbline.spm_decision.scope IS 'GLOBAL for the cluster, LOCAL for an instance.';
COMMENT ON COLUMN plumbline.spm_decision.sql_hash IS
    'Statement; null for CREATE, where the job makes it of sql_text.';
COMMENT ON COLUMN plumbline.spm_decision.plan_hash IS 'Plan; null for CREATE by hints.';
COMMENT ON COLUMN plumbline.spm_decision.status IS 'Status the plan shall have; null where the kind sets none.';
COMMENT ON COLUMN plumbline.spm_decision.at IS 'Moment whose plan was asked for; null where a plan was named.';
COMMENT ON COLUMN plumbline.spm_decision.sql_text IS 'CREATE: the statement with its literals blanked out.';
COMMENT ON COLUMN plumbline.spm_decision.hints IS 'CREATE by hints: the hints, as written.';
COMMENT ON COLUMN plumbline.spm_decision.reason IS 'Why, for people, as written.';
COMMENT ON COLUMN plumbline.spm_decision.decided_by IS 'Login (session_user); filled by a trigger.';
COMMENT ON COLUMN plumbline.spm_decision.decided_from IS
    'Address of the client, or local for a Unix socket; filled by a trigger.';
COMMENT ON COLUMN plumbline.spm_decision.application_name IS
    'application_name of the session, as the client says; filled by a trigger.';
COMMENT ON COLUMN plumbline.spm_decision.decided_at IS 'When; filled by a trigger.';
COMMENT ON COLUMN plumbline.spm_decision.before IS
    'status, enabled, source and scope as the control database knew them; null where it knew none.';
COMMENT ON COLUMN plumbline.spm_decision.after IS 'The same as decided; null for DROP.';

CREATE FUNCTION plumbline.spm_stamp_decision()
    RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    NEW.decided_by := session_user;
    NEW.decided_from := COALESCE(host(inet_client_addr()), 'local');
    NEW.application_name := COALESCE(current_setting('application_name', true), '');
    NEW.decided_at := clock_timestamp();
    RETURN NEW;
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_stamp_decision() IS 'Fills who, from where and when, whatever the writer said.';

CREATE FUNCTION plumbline.spm_refuse_change()
    RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION '% of plumbline.spm_decision is refused: decisions are only ever added', TG_OP
        USING ERRCODE = 'object_not_in_prerequisite_state',
              HINT = 'Take a decision back by another decision, such as spm_set_plan_status.';
END;
$function$;
COMMENT ON FUNCTION plumbline.spm_refuse_change() IS 'Keeps decisions as they were written, from their owner, too.';

CREATE TRIGGER spm_decision_stamp BEFORE INSERT ON plumbline.spm_decision
    FOR EACH ROW EXECUTE FUNCTION plumbline.spm_stamp_decision();
CREATE TRIGGER spm_decision_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plumbline.spm_decision
    FOR EACH STATEMENT EXECUTE FUNCTION plumbline.spm_refuse_change();
-- Also where session_replication_role is replica.
ALTER TABLE plumbline.spm_decision
    ENABLE ALWAYS TRIGGER spm_decision_stamp,
    ENABLE ALWAYS TRIGGER spm_decision_is_append_only;

GRANT SELECT ON plumbline.spm_decision TO plumbline_reader, plumbline_operator, plumbline_service;
REVOKE EXECUTE ON FUNCTION plumbline.spm_stamp_decision(), plumbline.spm_refuse_change() FROM PUBLIC;

ALTER PUBLICATION plumbline_control ADD TABLE plumbline.spm_decision;

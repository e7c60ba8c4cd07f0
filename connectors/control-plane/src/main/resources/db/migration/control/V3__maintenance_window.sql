CREATE TABLE plumbline.maintenance_window (
    id            uuid        NOT NULL DEFAULT gen_random_uuid(),
    cluster_name  text        NOT NULL,
    database_name text,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    reason        text        NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_by    text        NOT NULL DEFAULT session_user,

    CONSTRAINT maintenance_window_pkey PRIMARY KEY (id),
    CONSTRAINT maintenance_window_scope_has_no_blank_name CHECK (
        btrim(cluster_name) <> '' AND btrim(database_name) <> ''),
    CONSTRAINT maintenance_window_ends_after_it_starts CHECK (ends_at > starts_at),
    CONSTRAINT maintenance_window_is_finite CHECK (isfinite(starts_at) AND isfinite(ends_at)),
    CONSTRAINT maintenance_window_has_a_reason CHECK (btrim(reason) <> '')
);

ALTER TABLE plumbline.maintenance_window REPLICA IDENTITY FULL;

COMMENT ON TABLE plumbline.maintenance_window IS
    'Times in which verdicts are made and marked as suppressed, so that nobody is alarmed.';
COMMENT ON COLUMN plumbline.maintenance_window.id IS 'Identity of the row; a suppressed verdict names it.';
COMMENT ON COLUMN plumbline.maintenance_window.cluster_name IS 'Cluster it holds for.';
COMMENT ON COLUMN plumbline.maintenance_window.database_name IS
    'Database it holds for; null: all databases of the cluster.';
COMMENT ON COLUMN plumbline.maintenance_window.starts_at IS 'First moment of the window, inclusive.';
COMMENT ON COLUMN plumbline.maintenance_window.ends_at IS 'End of the window, exclusive.';
COMMENT ON COLUMN plumbline.maintenance_window.reason IS 'Why, for people.';
COMMENT ON COLUMN plumbline.maintenance_window.updated_at IS 'When the row was last written; filled by a trigger.';
COMMENT ON COLUMN plumbline.maintenance_window.updated_by IS 'Login that last wrote the row; filled by a trigger.';

CREATE TRIGGER maintenance_window_stamp BEFORE INSERT OR UPDATE ON plumbline.maintenance_window
    FOR EACH ROW EXECUTE FUNCTION plumbline.stamp_row();

GRANT SELECT ON plumbline.maintenance_window TO plumbline_reader, plumbline_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON plumbline.maintenance_window TO plumbline_operator;

-- Invoker's rights, because a procedure that commits cannot be SECURITY DEFINER; the service may delete from the table.
CREATE PROCEDURE plumbline.spm_trim(
    maximum_rows bigint, reserved_percent integer DEFAULT 50, batch_rows integer DEFAULT 1000,
    INOUT removed bigint DEFAULT 0)
    LANGUAGE plpgsql
AS $procedure$
DECLARE
    surplus bigint;
    oldest  timestamptz := '-infinity';
    gone    bigint;
BEGIN
    IF maximum_rows IS NULL OR maximum_rows < 1 OR reserved_percent IS NULL OR reserved_percent NOT BETWEEN 0 AND 99
            OR batch_rows IS NULL OR batch_rows NOT BETWEEN 1 AND 10000 THEN
        RAISE EXCEPTION 'maximum_rows must be at least 1, reserved_percent from 0 to 99 and batch_rows from 1 to 10000, were %, % and %',
                maximum_rows, reserved_percent, batch_rows
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    removed := 0;
    surplus := (SELECT pg_catalog.count(*) FROM plumbline.plan_change) - maximum_rows * reserved_percent / 100;
    WHILE surplus > 0 LOOP
        WITH batch AS (
            SELECT change_id, observed_at FROM plumbline.plan_change
            -- Not from the beginning: what the batches before have left in the index would be read again each time.
            WHERE observed_at >= oldest
            ORDER BY observed_at LIMIT LEAST(batch_rows, surplus)),
        deleted AS (
            DELETE FROM plumbline.plan_change c USING batch b WHERE c.change_id = b.change_id RETURNING c.observed_at)
        SELECT pg_catalog.count(*), COALESCE(pg_catalog.max(observed_at), oldest) INTO gone, oldest FROM deleted;
        COMMIT;
        EXIT WHEN gone = 0;
        surplus := surplus - gone;
        removed := removed + gone;
    END LOOP;
END;
$procedure$;
COMMENT ON PROCEDURE plumbline.spm_trim IS
    'Removes the oldest plan changes, a batch per transaction, until reserved_percent of maximum_rows are left. Readers are never kept waiting: only rows are locked.';

REVOKE EXECUTE ON PROCEDURE plumbline.spm_trim FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE plumbline.spm_trim TO plumbline_service;

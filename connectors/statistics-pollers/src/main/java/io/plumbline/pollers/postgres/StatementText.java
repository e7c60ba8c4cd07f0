package io.plumbline.pollers.postgres;

import io.plumbline.capture.sql.NormalizedSql;

/**
 * A statement's text.
 *
 * @param raw as pg_stat_statements has it; it stays in this process
 * @param literal whether the server kept it with literals in it, and so plans it for them
 * @param excluded whether it is not to be published
 */
record StatementText(String raw, NormalizedSql normalized, boolean literal, boolean excluded) {}

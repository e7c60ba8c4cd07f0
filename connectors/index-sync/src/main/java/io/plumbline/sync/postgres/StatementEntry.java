package io.plumbline.sync.postgres;

/**
 * One entry of pg_stat_statements.
 *
 * @param raw the text as the server has it; it stays in this process
 */
record StatementEntry(long roleOid, long databaseOid, long queryId, String raw) {}

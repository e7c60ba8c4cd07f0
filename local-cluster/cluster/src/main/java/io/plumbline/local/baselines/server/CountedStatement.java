package io.plumbline.local.baselines.server;

/**
 * A statement as pg_stat_statements counts it.
 *
 * @param text as the server keeps it; it stays in this process
 */
record CountedStatement(long roleOid, long databaseOid, String text) {}

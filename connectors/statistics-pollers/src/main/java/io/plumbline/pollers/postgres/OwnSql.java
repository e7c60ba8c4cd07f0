package io.plumbline.pollers.postgres;

/** Marks the queries we send, so that they are recognised in the server's statistics. */
final class OwnSql {

    /** Stands behind the first word: PostgreSQL 18 keeps nothing that stands before it. */
    static final String MARKER = "/* plumbline:poller */";

    /** The beginning of every query of ours. Our utility statements need no mark: those are all left out. */
    static final String SELECT = "SELECT " + MARKER + " ";

    private OwnSql() {}
}

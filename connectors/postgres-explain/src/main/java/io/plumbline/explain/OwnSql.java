package io.plumbline.explain;

/** Marks the queries we send, so that they are recognised in the server's statistics. */
public final class OwnSql {

    /** Stands behind the first word: PostgreSQL 18 keeps nothing that stands before it. */
    public static final String MARKER = "/* plumbline:poller */";

    /** The beginning of every query of ours. Our utility statements need no mark: those are all left out. */
    public static final String SELECT = "SELECT " + MARKER + " ";

    private OwnSql() {}
}

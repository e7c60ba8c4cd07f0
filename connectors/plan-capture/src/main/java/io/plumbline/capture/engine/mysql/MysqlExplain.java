package io.plumbline.capture.engine.mysql;

import org.jspecify.annotations.Nullable;

/**
 * What a server said of one statement.
 *
 * @param json what {@code EXPLAIN FORMAT=JSON} returned
 * @param rewritten the statement as the optimizer has rewritten it: the message of note 1003, which
 *     {@code SHOW WARNINGS} returns directly afterwards. Version 1 names tables by their aliases, and only this text says
 *     which tables they are; null where there is none
 * @param schema schema of the tables that the server names without one
 * @param optimizer by the session's {@code optimizer_switch} and the statement's hints; the document does not tell, but for its
 *     form where version 1 was asked for: the hypergraph optimizer prints version 2 always
 */
public record MysqlExplain(String json, @Nullable String rewritten, String schema, Optimizer optimizer) {

    /** Planned by the classic optimizer. */
    public MysqlExplain(String json, @Nullable String rewritten, String schema) {
        this(json, rewritten, schema, Optimizer.CLASSIC);
    }

    /** What planned the statement; their costs are in different units. */
    public enum Optimizer {
        CLASSIC,
        /** With {@code hypergraph_optimizer=on}. */
        HYPERGRAPH
    }
}

package io.plumbline.explain;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongSupplier;

/** PostgreSQL 16 and later: EXPLAIN takes a text with parameters as it is. */
final class GenericPlanExplainer extends PlanExplainer {

    private static final String EXPLAIN = "EXPLAIN (GENERIC_PLAN, VERBOSE, SETTINGS, FORMAT JSON)\n";

    GenericPlanExplainer(LongSupplier nanoTime) {
        super(nanoTime);
    }

    @Override
    String plan(Statement statement, String text, Deadline deadline) throws SQLException {
        return single(statement, EXPLAIN + text);
    }
}

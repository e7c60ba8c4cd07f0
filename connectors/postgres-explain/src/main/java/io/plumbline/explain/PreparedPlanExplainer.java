package io.plumbline.explain;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.function.LongSupplier;

/** Before PostgreSQL 16: a prepared statement whose generic plan is forced. */
final class PreparedPlanExplainer extends PlanExplainer {

    private static final String NAME = "plumbline_explained";

    private boolean prepared;

    PreparedPlanExplainer(LongSupplier nanoTime) {
        super(nanoTime);
    }

    @Override
    String plan(Statement statement, String text, Deadline deadline) throws SQLException {
        // the null arguments would prune every partition at start-up and leave an empty plan
        statement.execute(OwnSql.SELECT + "pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),"
                + " pg_catalog.set_config('enable_partition_pruning', 'off', true)");
        statement.execute("PREPARE " + NAME + " AS\n" + text);
        prepared = true;
        int parameters = Integer.parseInt(single(
                statement,
                OwnSql.SELECT + "coalesce(cardinality(parameter_types), 0),"
                        + " pg_catalog.set_config('statement_timeout', '" + deadline.leftMillis() + "', true)"
                        + " FROM pg_catalog.pg_prepared_statements WHERE name = '" + NAME + "'"));
        String arguments =
                parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "NULL")) + ")";
        return single(statement, "EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) EXECUTE " + NAME + arguments);
    }

    /** A prepared statement outlives a rollback. */
    @Override
    void cleanUp(Statement statement) throws SQLException {
        if (prepared) {
            prepared = false;
            statement.execute("DEALLOCATE " + NAME);
        }
    }
}

package io.plumbline.pollers.postgres;

import io.plumbline.pollers.PollClock;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL 16 and later: EXPLAIN takes a text with parameters as it is. */
final class GenericPlanExplainer extends PlanExplainer {

    private static final String EXPLAIN = "EXPLAIN (GENERIC_PLAN, VERBOSE, SETTINGS, FORMAT JSON)\n";

    GenericPlanExplainer(PollClock clock) {
        super(clock);
    }

    @Override
    String plan(Statement statement, String text, Deadline deadline) throws SQLException {
        return single(statement, EXPLAIN + text);
    }
}

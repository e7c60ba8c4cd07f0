package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server says where a query block reads no tables. */
final class Messages {

    private static final int OUTERMOST = 1;

    private Messages() {}

    /**
     * A block without tables: one row, or none.
     *
     * @param depth 1 for the block of the statement itself
     * @throws PlanRefusedException WITHOUT_PLAN where the statement itself was not planned because of the rows that its
     *     values happened not to find: no plan of the statement, and none that others may be compared with
     */
    static Step step(@Nullable String message, int depth) throws PlanRefusedException {
        String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
        if (depth == OUTERMOST && isAboutRows(said)) {
            throw new PlanRefusedException(
                    Reason.WITHOUT_PLAN, "the server did not plan the statement: its values found no row");
        }
        Step result = new Step(Operator.RESULT);
        return isEmpty(said) ? result.note("Zero Rows") : result;
    }

    private static boolean isAboutRows(String said) {
        return said.startsWith("no matching") || said.contains("after reading const tables");
    }

    private static boolean isEmpty(String said) {
        return said.startsWith("impossible") || said.startsWith("no matching") || said.startsWith("zero");
    }
}

package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a statement changes, gathered while its plan is read. */
final class Writes {

    private static final Set<String> ALL_THAT_MARIADB_TELLS_OF_INSERT = Set.of("table_name");

    private final List<Step> targets = new ArrayList<>();
    private @Nullable Operator operator;

    /** What version 1 says is done to a table, or null where it is only read. */
    static @Nullable Operator operator(Fields table) {
        if (table.is("insert") || table.is("replace") || table.names().equals(ALL_THAT_MARIADB_TELLS_OF_INSERT)) {
            return Operator.INSERT;
        }
        if (table.is("update")) {
            return Operator.UPDATE;
        }
        return table.is("delete") ? Operator.DELETE : null;
    }

    void add(Operator change, Step table) {
        operator = change;
        targets.add(table);
    }

    /** The statement's plan with its change on top. */
    Step over(Step plan) {
        if (operator == null) {
            return plan;
        }
        Step change = new Step(operator);
        change.takeEstimates(plan);
        change.relation = targets.get(0).relation;
        targets.stream()
                .skip(1)
                .filter(target -> target.relation != null)
                .forEach(target -> change.note("Target: " + target.relation));
        return change.add(NodeRole.OUTER, plan);
    }
}

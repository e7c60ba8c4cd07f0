package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins of version 2 in the order in which version 1 lists their tables: from left to right, whatever brackets an outer join
 * puts around them, and of an inner hash join first the side that is hashed.
 */
final class OperationJoins {

    private OperationJoins() {}

    static Step join(Fields fields, List<Step> inputs) throws PlanRefusedException {
        String algorithm = String.valueOf(fields.text("join_algorithm"));
        String type = String.valueOf(fields.text("join_type"));
        boolean hash = algorithm.equals("hash");
        boolean swapped = hash && type.startsWith("inner");
        Step outer = inputs.get(swapped ? 1 : 0);
        Step inner = inputs.get(swapped ? 0 : 1);
        OperationTables.joinedSecond(inputs.get(1));
        Step first = new Step(hash ? Operator.HASH_JOIN : Operator.NESTED_LOOP_JOIN);
        if (algorithm.startsWith("batch")) {
            first.note("Join Buffer: " + JoinBuffers.name("batched"));
        }
        Step top = leftDeep(first, outer, inner);
        top.joinType = joinType(type);
        for (String condition : fields.texts("hash_condition")) {
            top.lastTable().conditions.add(new Step.Condition("Filter: ", condition));
        }
        for (String condition : fields.texts("extra_condition")) {
            top.lastTable().conditions.add(new Step.Condition("Filter: ", condition));
        }
        return top;
    }

    /** Joins {@code outer} with the first table of {@code inner}, and then the others to that. */
    private static Step leftDeep(Step join, Step outer, Step inner) {
        join.rows = outer.rows * inner.rows;
        join.totalCost = outer.totalCost + inner.totalCost;
        if (!inner.isJoin()) {
            return join.add(NodeRole.OUTER, outer).add(NodeRole.INNER, inner);
        }
        Step lowest = inner;
        while (lowest.inputs().get(0).isJoin()) {
            lowest = lowest.inputs().get(0);
        }
        Step first = lowest.inputs().get(0);
        int place = lowest.children.indexOf(first);
        join.add(NodeRole.OUTER, outer).add(NodeRole.INNER, first);
        join.role = NodeRole.OUTER;
        lowest.children.set(place, join);
        return inner;
    }

    private static @Nullable JoinType joinType(String printed) {
        if (printed.contains("anti")) {
            return JoinType.ANTI;
        }
        return printed.contains("semi") ? JoinType.SEMI : null;
    }
}

package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;

/** Where version 1's file sorts stand in the tree. */
final class Sorting {

    private Sorting() {}

    /** Without a temporary table the first table of a join is sorted before the others are joined to it. */
    static Step of(Step input, boolean throughTemporaryTable) {
        if (throughTemporaryTable || !input.isJoin()) {
            return Step.over(Operator.SORT, input);
        }
        Step join = input;
        while (join.inputs().get(0).isJoin()) {
            join = join.inputs().get(0);
        }
        Step first = join.inputs().get(0);
        Step sort = Step.over(Operator.SORT, first);
        sort.role = NodeRole.OUTER;
        join.children.set(join.children.indexOf(first), sort);
        return input;
    }
}

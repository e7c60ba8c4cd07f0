package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;

/** UNION, INTERSECT and EXCEPT of version 1: its members, the temporary table they meet in, a sort over all. */
final class SetOperations {

    private final BlockReader blocks;

    SetOperations(BlockReader blocks) {
        this.blocks = blocks;
    }

    Step read(String name, Fields result, int select) throws PlanRefusedException {
        blocks.vocabulary().see(result);
        List<Step> members = new ArrayList<>();
        boolean recursive = name.equals("recursive_union");
        for (Fields specification : result.objects("query_specifications")) {
            Fields block = specification.object("query_block");
            recursive |= block != null && block.is("recursive");
            members.add(blocks.subplan(specification, select));
        }
        Step step = of(recursive ? "recursive_union" : name, members);
        return result.is("using_filesort") ? Step.over(Operator.SORT, step) : step;
    }

    /** Members under their operator; rows and costs are added up. */
    static Step of(String name, List<Step> members) {
        Step step = operator(name);
        step.rows = 0;
        for (Step member : members) {
            step.add(NodeRole.MEMBER, member);
            step.rows += member.rows;
            step.totalCost += member.totalCost;
        }
        return step;
    }

    private static Step operator(String name) {
        return switch (name) {
            case "recursive_union" -> new Step(Operator.RECURSIVE_UNION);
            case "intersect_result" -> new Step(Operator.SET_OPERATION).note("Command: intersect");
            case "except_result" -> new Step(Operator.SET_OPERATION).note("Command: except");
            default -> new Step(Operator.APPEND);
        };
    }
}

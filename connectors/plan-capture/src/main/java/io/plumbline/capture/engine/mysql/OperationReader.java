package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reads version 2 of MySQL's format: a tree of operations. What version 1 does not tell is folded away. */
final class OperationReader {

    private static final String NOT_EXECUTABLE = "<not executable by iterator executor>";

    /** Its condition is what it is looked up by, which version 1 does not repeat. */
    private static final String MATERIALIZED_SUBQUERY = "<materialized_subquery>";

    private final Vocabulary vocabulary;
    private final OperationTables tables;
    private final OperationWrites writes = new OperationWrites();
    private int depth;

    OperationReader(MysqlCatalog catalog, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.tables = new OperationTables(catalog);
    }

    Step read(Fields document) throws PlanRefusedException {
        vocabulary.see(document);
        Fields plan = document.object("query_plan");
        return writes.over(operation(plan == null ? document : plan));
    }

    private Step operation(Fields fields) throws PlanRefusedException {
        vocabulary.see(fields);
        depth++;
        List<Step> inputs = new ArrayList<>();
        List<Step> tested = new ArrayList<>();
        List<Step> selected = new ArrayList<>();
        for (Fields input : fields.objects("inputs")) {
            (input.is("subquery") ? tested : inputs).add(operation(input));
        }
        for (Fields subquery : fields.objects("inputs_from_select_list")) {
            Step subplan = operation(subquery);
            subplan.selected = true;
            selected.add(subplan);
        }
        depth--;
        Step step = step(fields, inputs);
        step.addSubplans(selected);
        step.lastFiltered().addSubplans(tested);
        step.dependent |= fields.is("dependent");
        estimates(step, fields);
        OperationTables.plannedApart(step);
        return step;
    }

    private Step step(Fields fields, List<Step> inputs) throws PlanRefusedException {
        String type = String.valueOf(fields.text("access_type"));
        return switch (type) {
            case "rows_fetched_before_execution" -> new Step(Operator.RESULT);
            case "zero_rows" -> Messages.step(fields.text("zero_rows_cause"), depth + 1);
            case "table", "index", "scan_new_records", "count_rows", "materialized_table_function" ->
                tables.read(type, fields, inputs);
            case "rowid_union", "rowid_intersection", "index_merge" -> tables.merged(type, inputs);
            case "insert_values" -> insert(fields, inputs);
            case "append" -> SetOperations.of("union_result", inputs);
            case "join" -> OperationJoins.join(fields, two(inputs));
            default -> over(type, fields, inputs);
        };
    }

    private Step over(String type, Fields fields, List<Step> inputs) throws PlanRefusedException {
        String operation = fields.requireText("operation");
        if (operation.equals(NOT_EXECUTABLE)) {
            throw new PlanRefusedException(
                    Reason.WITHOUT_PLAN, "version 2 of the format tells no plan of this statement, version 1 does");
        }
        if (operation.startsWith("Insert into ") || operation.startsWith("Replace into ")) {
            return insert(fields, inputs);
        }
        if (type.equals("materialize")) {
            return OperationTables.materialized(fields, inputs);
        }
        if (inputs.isEmpty()) {
            return other(type);
        }
        Step input = inputs.get(0);
        return switch (type) {
            case "filter" -> filtered(fields, input);
            case "limit", "stream", "invalidate_materialized_tables" -> input;
            case "remove_duplicates_on_index" -> input.note("Semi Join: loose scan");
            case "sort" -> sorted(operation, input);
            case "aggregate" -> fields.is("group_by") ? Step.over(Operator.GROUP_AGGREGATE, input) : aggregated(input);
            case "temp_table_aggregate" -> Step.over(Operator.HASH_AGGREGATE, input);
            case "window" -> Step.over(Operator.WINDOW, input);
            case "delete_rows" -> writes.take(Operator.DELETE, operation, input);
            default -> untyped(type, operation, fields, inputs);
        };
    }

    private Step untyped(String type, String operation, Fields fields, List<Step> inputs) throws PlanRefusedException {
        Step input = inputs.get(0);
        if ("weedout".equals(fields.text("semijoin_strategy"))) {
            return Step.over(Operator.UNIQUE, input);
        }
        if (operation.startsWith("Update ")) {
            return writes.take(Operator.UPDATE, operation, input);
        }
        if (operation.startsWith("Group (")) {
            return Step.over(Operator.GROUP_AGGREGATE, input);
        }
        Step step = other(type);
        inputs.forEach(each -> step.add(NodeRole.OUTER, each));
        return step;
    }

    private static Step filtered(Fields fields, Step input) throws PlanRefusedException {
        Step target = input.lastFiltered();
        if (!target.isGrouped() && !MATERIALIZED_SUBQUERY.equals(target.alias)) {
            target.conditions.add(new Step.Condition("Filter: ", fields.requireText("condition")));
        }
        return input;
    }

    /** The aggregate over all rows is told by the statement, and not by version 1. */
    private static Step aggregated(Step input) {
        input.aggregated = true;
        return input;
    }

    private static Step sorted(String operation, Step input) {
        Step sort = Step.over(Operator.SORT, input);
        return operation.startsWith("Sort with duplicate removal") ? Step.over(Operator.UNIQUE, sort) : sort;
    }

    private Step insert(Fields fields, List<Step> inputs) throws PlanRefusedException {
        Step insert = new Step(Operator.INSERT);
        OperationTables.name(insert, fields);
        if (fields.requireText("operation").startsWith("Replace")) {
            insert.note("Command: replace");
        }
        for (Step input : inputs) {
            if (input.operator != Operator.RESULT) {
                insert.takeEstimates(input);
                insert.add(NodeRole.OUTER, input);
            }
        }
        return insert;
    }

    /** An operation this version does not know; a type that is no word of the server's is not passed on. */
    private static Step other(String type) {
        boolean word = type.length() <= 63 && type.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return new Step(Operator.OTHER).note("Engine operator: " + (word ? type : "?"));
    }

    private static List<Step> two(List<Step> inputs) throws PlanRefusedException {
        JsonBytes.require(inputs.size() == 2, "a join has two inputs");
        return inputs;
    }

    private static void estimates(Step step, Fields fields) throws PlanRefusedException {
        step.rows = fields.number("estimated_rows", step.rows);
        step.totalCost = fields.number("estimated_total_cost", step.totalCost);
        step.startupCost = fields.number("estimated_first_row_cost", step.startupCost);
    }
}

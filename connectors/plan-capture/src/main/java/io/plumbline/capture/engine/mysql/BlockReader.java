package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads version 1 of MySQL's format and MariaDB's, which grew from the same: query blocks with their operations inside each
 * other and the joined tables in a list.
 */
final class BlockReader {

    private static final String[] OPERATIONS = {
        "ordering_operation", "grouping_operation", "duplicates_removal", "windowing", "buffer_result"
    };
    private static final String[] SET_OPERATIONS = {
        "union_result", "intersect_result", "except_result", "unary_result", "recursive_union"
    };
    private static final String[] SUBQUERIES = {
        "select_list_subqueries",
        "order_by_subqueries",
        "group_by_subqueries",
        "having_subqueries",
        "optimized_away_subqueries",
        "update_value_subqueries",
        "subqueries"
    };

    /** What MariaDB puts around a subquery, from the outside to the inside; 11 has another name for the cache. */
    private static final String[] AROUND_SUBQUERIES = {"expression_cache", "subquery_cache", "materialization"};

    private final TableReader tables;
    private final Vocabulary vocabulary;

    /** Levels of blocks inside the one being read: the first plans the statement itself. */
    private int depth;

    /** How many of them are the repeated part of a recursion. */
    private int recursive;

    BlockReader(RewrittenQuery rewritten, MysqlExplain explain, MysqlCatalog catalog, Vocabulary vocabulary) {
        this.tables = new TableReader(this, rewritten, explain.schema(), catalog);
        this.vocabulary = vocabulary;
    }

    Step read(Fields document) throws PlanRefusedException {
        vocabulary.see(document);
        return tables.writes().over(block(document.requireObject("query_block"), 1));
    }

    /** A query block: its cost is that of its topmost step. */
    Step block(Fields block, int around) throws PlanRefusedException {
        depth++;
        int select = (int) block.number("select_id", around);
        recursive += block.is("recursive") ? 1 : 0;
        Step top = operation(block, select);
        Fields costs = block.object("cost_info");
        if (costs != null) {
            top.totalCost = costs.number("query_cost", top.totalCost);
        }
        top.totalCost = block.number("cost", top.totalCost);
        recursive -= block.is("recursive") ? 1 : 0;
        depth--;
        return top;
    }

    /** What an object holds: an operation over another, tables, or a message instead of them. */
    Step operation(Fields holder, int select) throws PlanRefusedException {
        vocabulary.see(holder);
        Step step = input(holder, select);
        subplans(step, holder, select);
        return step;
    }

    private Step input(Fields holder, int select) throws PlanRefusedException {
        Fields written = holder.object("table");
        Operator write = written == null ? null : Writes.operator(written);
        if (written != null && (write == Operator.INSERT)) {
            return insert(written, holder, select);
        }
        for (String name : OPERATIONS) {
            // of these only MariaDB's duplicates_removal is a list: of the tables whose join has duplicates
            if (holder.has(name)) {
                return holder.isList(name)
                        ? Step.over(Operator.UNIQUE, tables.joined(holder.objects(name), select))
                        : overInput(name, holder.requireObject(name), select);
            }
        }
        for (String name : SET_OPERATIONS) {
            if (holder.has(name)) {
                return new SetOperations(this).read(name, holder.requireObject(name), select);
            }
        }
        return mariadbOrTables(holder, select);
    }

    private Step mariadbOrTables(Fields holder, int select) throws PlanRefusedException {
        Fields sorted = holder.object("filesort");
        if (sorted != null) {
            return Step.over(Operator.SORT, operation(sorted, select));
        }
        Fields temporary = holder.object("temporary_table");
        if (temporary != null) {
            return Step.over(Operator.MATERIALIZE, operation(temporary, select));
        }
        Fields windows = holder.object("window_functions_computation");
        if (windows != null) {
            return mariadbWindows(windows, select);
        }
        if (holder.has("nested_loop")) {
            return tables.joined(holder.objects("nested_loop"), select);
        }
        Fields table = holder.object("table");
        if (table != null && !table.has("message")) {
            return tables.single(table, select);
        }
        return Messages.step(table == null ? holder.text("message") : table.text("message"), depth);
    }

    private Step mariadbWindows(Fields windows, int select) throws PlanRefusedException {
        Step step = operation(windows, select);
        List<Fields> sorts = new ArrayList<>(windows.objects("sorts"));
        for (int i = sorts.size() - 1; i >= 0; i--) {
            vocabulary.see(sorts.get(i));
            step = Step.over(Operator.WINDOW, Step.over(Operator.SORT, step));
        }
        return step;
    }

    private Step overInput(String name, Fields operation, int select) throws PlanRefusedException {
        vocabulary.see(operation);
        Step step = wrapped(name, operation, input(operation, select));
        subplans(step, operation, select);
        return step;
    }

    private Step wrapped(String name, Fields operation, Step input) throws PlanRefusedException {
        if (name.equals("windowing")) {
            return windows(operation, input);
        }
        boolean sorts = operation.is("using_filesort");
        boolean temporary = operation.is("using_temporary_table");
        Step sorted = sorts ? Sorting.of(input, temporary) : input;
        return switch (name) {
            case "grouping_operation" -> grouped(sorted, temporary && !sorts);
            case "duplicates_removal" -> Accesses.isGroupSkip(input) ? input : Step.over(Operator.UNIQUE, sorted);
            default -> sorted;
        };
    }

    private static Step grouped(Step input, boolean inTemporaryTable) {
        if (Accesses.isGroupSkip(input)) {
            return input;
        }
        return Step.over(inTemporaryTable ? Operator.HASH_AGGREGATE : Operator.GROUP_AGGREGATE, input);
    }

    private Step windows(Fields windowing, Step input) throws PlanRefusedException {
        Step step = input;
        for (Fields window : windowing.objects("windows")) {
            vocabulary.see(window);
            step = Step.over(Operator.WINDOW, window.is("using_filesort") ? Step.over(Operator.SORT, step) : step);
        }
        return step;
    }

    private Step insert(Fields table, Fields holder, int select) throws PlanRefusedException {
        vocabulary.see(table);
        Step insert = new Step(Operator.INSERT);
        tables.name(insert, table, select);
        Fields from = holder.object("insert_from");
        if (from != null) {
            Step input = operation(from, select);
            insert.takeEstimates(input);
            insert.add(NodeRole.OUTER, input);
        }
        return insert;
    }

    private void subplans(Step step, Fields holder, int select) throws PlanRefusedException {
        List<Step> subplans = new ArrayList<>();
        for (String name : SUBQUERIES) {
            for (Fields subquery : holder.objects(name)) {
                subplans.add(subplan(subquery, select));
            }
        }
        step.addSubplans(subplans);
    }

    /** A subquery as it is listed: a block, or what MariaDB puts around one. */
    Step subplan(Fields subquery, int select) throws PlanRefusedException {
        vocabulary.see(subquery);
        Fields around = subquery;
        boolean materialized = false;
        for (String name : AROUND_SUBQUERIES) {
            Fields inside = around.object(name);
            if (inside != null) {
                vocabulary.see(inside);
                materialized |= name.equals("materialization");
                around = inside;
            }
        }
        Fields block = around.object("query_block");
        Step step = block == null ? operation(around, select) : block(block, select);
        Step whole = materialized ? Step.over(Operator.MATERIALIZE, step) : step;
        whole.dependent = subquery.is("dependent");
        return whole;
    }

    /** The block of a semijoin's rows tells no cost: it is part of the join's. */
    private static boolean isPlannedApart(Fields block) {
        return block.has("cost_info")
                || block.has("cost")
                || Stream.of(SET_OPERATIONS).anyMatch(block::has);
    }

    boolean isRecursive() {
        return recursive > 0;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The materialised rows behind a table, or null where it has none. */
    @Nullable
    Step materialized(Fields table, int select) throws PlanRefusedException {
        Fields made = table.object("materialized_from_subquery");
        Fields rows = made == null ? table.object("materialized") : made;
        if (rows == null) {
            return null;
        }
        vocabulary.see(rows);
        Fields shared = rows.object("sharing_temporary_table_with");
        if (shared != null) {
            vocabulary.see(shared);
            Step reader = new Step(Operator.MATERIALIZE);
            reader.reads = Integer.toString((int) shared.number("select_id", 0));
            return reader;
        }
        Fields block = rows.object("query_block");
        Step inside = block == null ? operation(rows, select) : block(block, select);
        Step materialize = Step.over(Operator.MATERIALIZE, inside);
        materialize.plannedApart = block != null && isPlannedApart(block);
        materialize.dependent = rows.is("dependent");
        if (block != null && block.has("select_id")) {
            materialize.makes = Integer.toString((int) block.number("select_id", 0));
        }
        return materialize;
    }
}

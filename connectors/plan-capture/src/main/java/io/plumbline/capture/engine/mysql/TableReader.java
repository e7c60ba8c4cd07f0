package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a query block of version 1 and of MariaDB, and joins those of a list from left to right. */
final class TableReader {

    private static final double PERCENT = 100;

    private final BlockReader blocks;
    private final RewrittenQuery rewritten;
    private final String schema;
    private final MysqlCatalog catalog;
    private final Writes writes = new Writes();

    TableReader(BlockReader blocks, RewrittenQuery rewritten, String schema, MysqlCatalog catalog) {
        this.blocks = blocks;
        this.rewritten = rewritten;
        this.schema = schema;
        this.catalog = catalog;
    }

    Writes writes() {
        return writes;
    }

    /** The joined tables of a list. */
    Step joined(List<Fields> entries, int select) throws PlanRefusedException {
        Step joined = null;
        for (Fields entry : entries) {
            blocks.vocabulary().see(entry);
            Fields buffered = entry.object("block-nl-join");
            Fields holder = buffered == null ? entry : buffered;
            Fields table = holder.object("table");
            Step step = table == null ? other(holder, select) : single(table, select);
            if (buffered != null) {
                blocks.vocabulary().see(buffered);
                condition(step, "Filter: ", buffered.text("attached_condition"));
            }
            joined = joined == null ? step : join(joined, step, table == null ? holder : table, buffered);
        }
        return joined == null ? new Step(Operator.RESULT) : joined;
    }

    /** An entry that is no table: MariaDB's sorted file, or tables whose duplicates are removed. */
    private Step other(Fields holder, int select) throws PlanRefusedException {
        Fields sorted = holder.object("read_sorted_file");
        return blocks.operation(sorted == null ? holder : sorted, select);
    }

    private static Step join(Step outer, Step inner, Fields table, @Nullable Fields buffered)
            throws PlanRefusedException {
        String buffer = table.text("using_join_buffer");
        String method = buffer == null && buffered != null ? buffered.text("join_type") : buffer;
        boolean hash = method != null && method.toLowerCase(Locale.ROOT).contains("hash");
        Step join = new Step(hash ? Operator.HASH_JOIN : Operator.NESTED_LOOP_JOIN);
        if (method != null && !hash) {
            join.note("Join Buffer: " + JoinBuffers.name(method));
        }
        if (table.has("first_match")) {
            join.joinType = JoinType.SEMI;
        } else if (table.is("not_exists")) {
            join.joinType = JoinType.ANTI;
        }
        join.rows = table.number("rows_produced_per_join", outer.rows * inner.rows);
        join.totalCost = outer.totalCost + inner.totalCost;
        Fields costs = table.object("cost_info");
        if (costs != null) {
            join.totalCost = costs.number("prefix_cost", join.totalCost);
        }
        return join.add(NodeRole.OUTER, outer).add(NodeRole.INNER, inner);
    }

    /** A table with the rows behind it and the subqueries of its conditions. */
    Step single(Fields table, int select) throws PlanRefusedException {
        blocks.vocabulary().see(table);
        Step materialized = blocks.materialized(table, select);
        Step step = materialized == null ? base(table, select) : derived(table, materialized);
        condition(step, "Filter: ", table.text("attached_condition"));
        condition(step, "Index Filter: ", table.text("index_condition"));
        estimates(step, table);
        List<Step> subplans = new ArrayList<>();
        for (Fields subquery : table.objects("attached_subqueries")) {
            subplans.add(blocks.subplan(subquery, select));
        }
        step.addSubplans(subplans);
        Operator write = Writes.operator(table);
        if (write != null) {
            writes.add(write, step);
        }
        return step;
    }

    private static Step derived(Fields table, Step materialized) throws PlanRefusedException {
        Step step = new Step(Operator.SUBQUERY_SCAN);
        step.alias = table.requireText("table_name");
        if (table.has("key")) {
            step.note(Accesses.LOOKUP.note());
        }
        return step.add(NodeRole.OUTER, materialized);
    }

    private Step base(Fields table, int select) throws PlanRefusedException {
        String type = table.requireText("access_type").toLowerCase(Locale.ROOT);
        if (table.has("table_function")) {
            Step function = new Step(Operator.TABLE_FUNCTION_SCAN);
            function.alias = table.requireText("table_name");
            return function;
        }
        if (type.equals("index_merge")) {
            Step merged = new Step(Operator.BITMAP_HEAP_SCAN);
            name(merged, table, select);
            return merged.add(NodeRole.OUTER, new IndexMerges(catalog, merged).of(table));
        }
        Accesses access = access(type, table);
        Step step = new Step(operator(access, table, select));
        name(step, table, select);
        if (access != null) {
            indexed(step, access, table);
        }
        notes(step, table);
        return step;
    }

    private Operator operator(@Nullable Accesses access, Fields table, int select) throws PlanRefusedException {
        if (access == null) {
            boolean known = relation(table.requireText("table_name"), select) != null;
            return known || !blocks.isRecursive() ? Operator.SEQ_SCAN : Operator.WORK_TABLE_SCAN;
        }
        boolean skips = access == Accesses.GROUP_SKIP || access == Accesses.SKIP;
        return Accesses.operator(skips || table.is("using_index"));
    }

    private static @Nullable Accesses access(String type, Fields table) {
        if (table.has("using_index_for_group_by")) {
            return Accesses.GROUP_SKIP;
        }
        return switch (type) {
            case "index", "hash_index" -> Accesses.FULL_INDEX;
            case "range", "hash_range" -> table.is("using_index_for_skip_scan") ? Accesses.SKIP : Accesses.RANGE;
            case "ref", "index_subquery" -> Accesses.LOOKUP;
            case "eq_ref", "const", "unique_subquery" -> Accesses.SINGLE_ROW;
            case "ref_or_null" -> Accesses.LOOKUP_OR_NULL;
            case "fulltext" -> Accesses.FULL_TEXT;
            default -> null;
        };
    }

    private void indexed(Step step, Accesses access, Fields table) throws PlanRefusedException {
        step.note(access.note());
        String name = table.text("key");
        if (name != null) {
            step.indexName = name;
            step.index = index(step.relation, name);
        }
        List<String> parts = table.texts("used_key_parts");
        if (access.isLookup()) {
            step.lookupColumns = parts;
            step.lookedUp = table.texts("ref");
        } else if (access.isRange() && !parts.isEmpty()) {
            step.note("Key Columns: " + String.join(", ", parts));
        }
    }

    private static void notes(Step step, Fields table) {
        if (table.is("backward_index_scan")) {
            step.note("Scan Direction: Backward");
        }
        if (table.is("using_MRR") || table.has("mrr_type")) {
            step.note("Multi-Range Read");
        }
        if (table.is("loosescan")) {
            step.note("Semi Join: loose scan");
        }
        if (table.has("rowid_filter")) {
            step.note("Row Id Filter");
        }
    }

    private IndexKey index(@Nullable RelationName relation, String name) {
        return IndexMerges.index(catalog, relation, name);
    }

    /** Gives a step its table and the name that columns are qualified with. */
    void name(Step step, Fields table, int select) throws PlanRefusedException {
        String alias = table.requireText("table_name");
        step.alias = alias;
        step.relation = relation(alias, select);
        if (table.is("replace")) {
            step.note("Command: replace");
        }
    }

    /** The table of an alias. What was planned away is not in the rewritten statement: then the alias may be its name. */
    private @Nullable RelationName relation(String alias, int select) {
        if (alias.startsWith("<")) {
            return null;
        }
        RelationName named = new RelationName(schema, alias);
        if (!rewritten.isKnown()) {
            return named;
        }
        RelationName found = rewritten.table(select, alias);
        return found == null && catalog.knows(named) && !blocks.isRecursive() ? named : found;
    }

    private static void estimates(Step step, Fields table) throws PlanRefusedException {
        double scanned = table.number("rows_examined_per_scan", table.number("rows", 1));
        step.examined = step.operator == Operator.SUBQUERY_SCAN ? 0 : scanned;
        step.rows = scanned * Math.min(PERCENT, table.number("filtered", PERCENT)) / PERCENT;
        Fields costs = table.object("cost_info");
        step.totalCost =
                costs == null ? table.number("cost", 0) : costs.number("read_cost", 0) + costs.number("eval_cost", 0);
    }

    private static void condition(Step step, String kind, @Nullable String text) {
        if (text != null) {
            step.lastTable().conditions.add(new Step.Condition(kind, text));
        }
    }
}

package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables, indexes and materialised rows of version 2. */
final class OperationTables {

    private static final String TEMPORARY = "temporary>";

    private final MysqlCatalog catalog;

    OperationTables(MysqlCatalog catalog) {
        this.catalog = catalog;
    }

    Step read(String type, Fields fields, List<Step> inputs) throws PlanRefusedException {
        if (!inputs.isEmpty()) {
            return overRows(type, fields, inputs.get(0));
        }
        if (type.equals("materialized_table_function")) {
            return new Step(Operator.TABLE_FUNCTION_SCAN);
        }
        if (type.equals("scan_new_records")) {
            Step step = new Step(Operator.WORK_TABLE_SCAN);
            step.alias = fields.requireText("table_name");
            return step;
        }
        if (type.equals("index")) {
            return index(fields);
        }
        Step step = new Step(type.equals("count_rows") ? Operator.INDEX_ONLY_SCAN : Operator.SEQ_SCAN);
        if (type.equals("count_rows")) {
            step.note(Accesses.FULL_INDEX.note());
        }
        name(step, fields);
        step.examined = fields.number("estimated_rows", 1);
        return step;
    }

    /** A scan of rows that were made for it: of a derived table, or of a temporary table, which is no step of its own. */
    private static Step overRows(String type, Fields fields, Step rows) throws PlanRefusedException {
        String name = fields.requireText("table_name");
        if (name.startsWith("<") && name.endsWith(TEMPORARY)) {
            boolean made =
                    rows.operator == Operator.MATERIALIZE && !rows.inputs().isEmpty();
            return made ? rows.inputs().get(0) : rows;
        }
        Step scan = new Step(Operator.SUBQUERY_SCAN);
        scan.takeEstimates(rows);
        scan.alias = name;
        if (type.equals("index")) {
            scan.note(Accesses.LOOKUP.note());
        }
        return scan.add(NodeRole.OUTER, rows);
    }

    /** What costs less than the rows that are made for it, or than what they are made of, leaves them out. */
    static void plannedApart(Step step) {
        for (Step input : step.inputs()) {
            boolean makes = step.operator == Operator.MATERIALIZE || input.operator == Operator.MATERIALIZE;
            input.plannedApart |= makes && step.totalCost < input.totalCost;
        }
    }

    /** A join counts reading its second input: rows that are made for that are not in its cost. */
    static void joinedSecond(Step input) {
        if (input.operator == Operator.SUBQUERY_SCAN) {
            input.inputs().forEach(rows -> rows.plannedApart = rows.reads == null);
        }
    }

    private Step index(Fields fields) throws PlanRefusedException {
        Accesses access = access(fields);
        Step step = new Step(Accesses.operator(fields.is("covering")));
        name(step, fields);
        step.note(access.note());
        step.indexName = fields.requireText("index_name");
        step.index = IndexMerges.index(catalog, step.relation, step.indexName);
        List<String> columns = fields.texts("key_columns");
        if (access.isLookup()) {
            step.lookupColumns = columns;
            step.lookedUp = fields.texts("lookup_references");
        } else if (access.isRange() && !columns.isEmpty()) {
            step.note("Key Columns: " + String.join(", ", columns));
        }
        if (fields.is("reverse")) {
            step.note("Scan Direction: Backward");
        }
        if (fields.is("multi_range_read") && access == Accesses.RANGE) {
            step.note("Multi-Range Read");
        }
        String pushed = fields.text("pushed_index_condition");
        if (pushed != null) {
            step.conditions.add(new Step.Condition("Index Filter: ", pushed));
        }
        step.examined = fields.number("estimated_rows", 1);
        return step;
    }

    private static Accesses access(Fields fields) throws PlanRefusedException {
        String lookup = fields.text("lookup_condition");
        return switch (String.valueOf(fields.text("index_access_type"))) {
            case "index_scan" -> Accesses.FULL_INDEX;
            case "index_range_scan" -> Accesses.RANGE;
            case "group_index_skip_scan" -> Accesses.GROUP_SKIP;
            case "index_skip_scan" -> Accesses.SKIP;
            case "full_text_search" -> Accesses.FULL_TEXT;
            default -> {
                if (lookup != null && lookup.endsWith(" or NULL")) {
                    yield Accesses.LOOKUP_OR_NULL;
                }
                boolean single = fields.requireText("operation").startsWith("Single-row");
                yield single ? Accesses.SINGLE_ROW : Accesses.LOOKUP;
            }
        };
    }

    /** Indexes whose row ids are merged, over range scans that are no tables of their own. */
    Step merged(String type, List<Step> inputs) throws PlanRefusedException {
        JsonBytes.require(!inputs.isEmpty(), "an index merge has inputs");
        String method = switch (type) {
            case "rowid_union" -> "union";
            case "rowid_intersection" -> "intersect";
            default -> "sort_union";
        };
        Step merge = IndexMerges.merge(method);
        Step table = new Step(Operator.BITMAP_HEAP_SCAN);
        for (Step input : inputs) {
            table.relation = input.relation;
            table.alias = input.alias;
            table.rows += input.rows;
            table.examined += input.examined;
            merge.add(
                    NodeRole.MEMBER,
                    input.operator == Operator.BITMAP_HEAP_SCAN ? input.inputs().get(0) : scan(input));
        }
        return table.add(NodeRole.OUTER, merge);
    }

    private static Step scan(Step range) {
        Step scan = new Step(Operator.BITMAP_INDEX_SCAN);
        scan.index = range.index;
        scan.indexName = range.indexName;
        return scan;
    }

    /** Rows made once: of a subquery or CTE, of a set operation, or for a step that wants them in a temporary table. */
    static Step materialized(Fields fields, List<Step> inputs) throws PlanRefusedException {
        if (fields.is("temp_table") && !inputs.isEmpty()) {
            return fields.is("deduplication") ? Step.over(Operator.UNIQUE, inputs.get(0)) : inputs.get(0);
        }
        String cte = fields.is("cte") ? cteName(fields.requireText("operation")) : null;
        if (inputs.isEmpty()) {
            Step reader = new Step(Operator.MATERIALIZE);
            reader.reads = cte;
            return reader;
        }
        Step rows = setOperation(fields, inputs);
        Step materialize = Step.over(Operator.MATERIALIZE, rows == null ? inputs.get(0) : rows);
        materialize.makes = cte;
        materialize.dependent = fields.has("cache_invalidators");
        return materialize;
    }

    private static @Nullable Step setOperation(Fields fields, List<Step> inputs) {
        if (fields.is("recursive")) {
            return SetOperations.of("recursive_union", inputs);
        }
        if (fields.is("intersect")) {
            return SetOperations.of("intersect_result", inputs);
        }
        if (fields.is("except")) {
            return SetOperations.of("except_result", inputs);
        }
        return fields.is("union") || inputs.size() > 1 ? SetOperations.of("union_result", inputs) : null;
    }

    private static String cteName(String operation) {
        return operation
                .replaceFirst(" \\(.*\\)$", "")
                .replaceFirst(" if needed$", "")
                .replaceFirst("^.*CTE ", "");
    }

    static void name(Step step, Fields fields) throws PlanRefusedException {
        String table = fields.requireText("table_name");
        String alias = fields.text("alias");
        String schema = fields.text("schema_name");
        step.alias = alias == null ? table : alias;
        step.relation = schema == null || table.startsWith("<") ? null : new RelationName(schema, table);
    }
}

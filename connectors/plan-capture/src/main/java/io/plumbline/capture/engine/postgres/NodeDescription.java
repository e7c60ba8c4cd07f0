package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes a single node's strategy: its relation, index, conditions and keys, in canonical text. */
final class NodeDescription {

    private static final List<String> CONDITIONS = List.of(
            "Index Cond",
            "Recheck Cond",
            "TID Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Filter",
            "One-Time Filter",
            "Run Condition",
            "Conflict Filter");

    private static final List<String> EXPRESSIONS = List.of(
            "Order By", "Function Call", "Table Function Call", "Sampling Parameters", "Cache Key", "Relations");

    /** Closed sets of the server's own words, and names of functions and providers. */
    private static final List<String> WORDS =
            List.of("Command", "Conflict Resolution", "Sampling Method", "Function Name", "Custom Plan Provider");

    private final PlanRelations relations;
    private final PostgresCatalog catalog;
    private final ExpressionCanon canon;

    NodeDescription(PlanRelations relations, PostgresCatalog catalog) {
        this.relations = relations;
        this.catalog = catalog;
        this.canon = new ExpressionCanon(relations.references());
    }

    CanonicalNode describe(EngineNode node, int position) {
        CanonicalNode canonical = new CanonicalNode();
        RelationName relation = relations.folded(position);
        canonical.operator = PostgresOperators.operator(node);
        canonical.joinType = PostgresOperators.joinType(node);
        canonical.relation = relation == null ? null : PlanRelations.display(relation);
        canonical.readsPartition = relations.isPartition(position);
        canonical.indexName = node.text("Index Name");
        canonical.index = canonical.indexName == null ? null : index(canonical.indexName, position);
        canonical.conditions = conditions(node, position);
        canonical.keys = keys(node);
        canonical.definesCte = node.cteDefined();
        canonical.readsCte = canonical.operator == Operator.CTE_SCAN ? node.text("CTE Name") : null;
        canonical.startupCost = node.startupCost;
        canonical.totalCost = node.totalCost;
        canonical.rows = node.rows;
        return canonical;
    }

    private IndexKey index(String name, int position) {
        return known(name, position).orElseGet(() -> new IndexKey(table(position), null, List.of(), null));
    }

    private Optional<IndexKey> known(String indexName, int position) {
        RelationName relation = relations.printed(position);
        return relation == null ? Optional.empty() : catalog.index(relation.schema(), indexName);
    }

    private String table(int position) {
        RelationName relation = relations.folded(position);
        return relation == null ? "" : PlanRelations.display(relation);
    }

    private List<String> conditions(EngineNode node, int position) {
        List<String> conditions = new ArrayList<>();
        for (String kind : CONDITIONS) {
            node.list(kind).forEach(text -> conditions.add(kind + ": " + canon.condition(text)));
        }
        for (String kind : EXPRESSIONS) {
            node.list(kind).forEach(text -> conditions.add(kind + ": " + canon.expression(text)));
        }
        for (String kind : WORDS) {
            node.list(kind).forEach(text -> conditions.add(kind + ": " + word(text)));
        }
        if (!node.list("Presorted Key").isEmpty()) {
            conditions.add("Presorted Key: " + joined(node.list("Presorted Key")));
        }
        addOthers(node, position, conditions);
        conditions.sort(null);
        return conditions;
    }

    private void addOthers(EngineNode node, int position, List<String> conditions) {
        node.list("Remote SQL").forEach(text -> conditions.add("Remote SQL: " + remote(text)));
        if ("Backward".equals(node.text("Scan Direction"))) {
            conditions.add("Scan Direction: Backward");
        }
        for (String arbiter : node.list("Conflict Arbiter Indexes")) {
            conditions.add("Conflict Arbiter: "
                    + known(arbiter, position).map(NodeDescription::text).orElse("index"));
        }
        node.targets.stream()
                .map(catalog::foldPartition)
                .map(PlanRelations::display)
                .filter(target -> !target.equals(table(position)))
                .distinct()
                .forEach(target -> conditions.add("Target: " + target));
        if (PostgresOperators.operator(node) == Operator.OTHER) {
            conditions.add("Engine operator: " + word(node.type()));
        } else if (node.type().equals("Foreign Scan") && node.has("Operation")) {
            conditions.add("Operation: " + word(String.valueOf(node.text("Operation"))));
        }
    }

    private List<String> keys(EngineNode node) {
        List<String> keys = new ArrayList<>();
        for (String key : node.list("Sort Key")) {
            keys.add(canon.expression(key));
        }
        for (String key : node.list("Group Key")) {
            keys.add(canon.expression(key));
        }
        for (String set : node.list("Grouping Sets")) {
            keys.add("(" + canon.expression(set) + ")");
        }
        return keys;
    }

    private String joined(List<String> expressions) {
        return String.join(", ", expressions.stream().map(canon::expression).toList());
    }

    /** The remote server's aliases are its own. */
    private static String remote(String statement) {
        return new ExpressionCanon(RelationReferences.NONE).expression(statement);
    }

    private static String text(IndexKey key) {
        String where = key.predicate() == null ? "" : " WHERE " + key.predicate();
        return key.method() + " (" + String.join(", ", key.keys()) + ")" + where;
    }

    /** A word of the server's vocabulary; whatever does not look like one is not passed on. */
    private static String word(String text) {
        boolean plain = text.length() <= 63
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '-');
        return plain ? text : "?";
    }
}

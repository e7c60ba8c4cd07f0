package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes a single node's strategy: its relation, index, conditions and keys, in canonical text. */
final class NodeDescription {

    private static final TextKey[] CONDITIONS = {
        TextKey.INDEX_CONDITION,
        TextKey.RECHECK_CONDITION,
        TextKey.TID_CONDITION,
        TextKey.HASH_CONDITION,
        TextKey.MERGE_CONDITION,
        TextKey.JOIN_FILTER,
        TextKey.FILTER,
        TextKey.ONE_TIME_FILTER,
        TextKey.RUN_CONDITION,
        TextKey.CONFLICT_FILTER
    };

    private static final TextKey[] EXPRESSIONS = {
        TextKey.ORDER_BY,
        TextKey.FUNCTION_CALL,
        TextKey.TABLE_FUNCTION_CALL,
        TextKey.SAMPLING_PARAMETERS,
        TextKey.CACHE_KEY,
        TextKey.RELATIONS
    };

    /** Closed sets of the server's own words, and names of functions and providers. */
    private static final TextKey[] WORDS = {
        TextKey.COMMAND,
        TextKey.CONFLICT_RESOLUTION,
        TextKey.SAMPLING_METHOD,
        TextKey.FUNCTION_NAME,
        TextKey.CUSTOM_PLAN_PROVIDER
    };

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
        canonical.operator = PostgresOperators.operator(node);
        canonical.joinType = PostgresOperators.joinType(node);
        canonical.relation = relations.name(position);
        canonical.readsPartition = relations.isPartition(position);
        canonical.indexName = node.text(TextKey.INDEX_NAME);
        canonical.index = canonical.indexName == null ? null : index(canonical.indexName, position);
        canonical.conditions = conditions(node, position);
        canonical.keys = keys(node);
        canonical.definesCte = node.cteDefined();
        canonical.readsCte = canonical.operator == Operator.CTE_SCAN ? node.text(TextKey.CTE_NAME) : null;
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
        String name = relations.name(position);
        return name == null ? "" : name;
    }

    private List<String> conditions(EngineNode node, int position) {
        List<String> conditions = new ArrayList<>(2);
        for (TextKey kind : CONDITIONS) {
            if (node.has(kind)) {
                node.list(kind).forEach(text -> conditions.add(canon.condition(kind.prefix(), text)));
            }
        }
        for (TextKey kind : EXPRESSIONS) {
            if (node.has(kind)) {
                node.list(kind).forEach(text -> conditions.add(kind.prefix() + canon.expression(text)));
            }
        }
        for (TextKey kind : WORDS) {
            if (node.has(kind)) {
                node.list(kind).forEach(text -> conditions.add(kind.prefix() + word(text)));
            }
        }
        if (node.has(TextKey.PRESORTED_KEY) && !node.list(TextKey.PRESORTED_KEY).isEmpty()) {
            conditions.add("Presorted Key: " + joined(node.list(TextKey.PRESORTED_KEY)));
        }
        addOthers(node, position, conditions);
        conditions.sort(null);
        return conditions;
    }

    private void addOthers(EngineNode node, int position, List<String> conditions) {
        if (node.has(TextKey.REMOTE_SQL)) {
            node.list(TextKey.REMOTE_SQL).forEach(text -> conditions.add("Remote SQL: " + remote(text)));
        }
        if ("Backward".equals(node.text(TextKey.SCAN_DIRECTION))) {
            conditions.add("Scan Direction: Backward");
        }
        if (node.has(TextKey.CONFLICT_ARBITER_INDEXES)) {
            addArbiters(node, position, conditions);
        }
        if (!node.targets.isEmpty()) {
            addTargets(node, position, conditions);
        }
        if (PostgresOperators.operator(node) == Operator.OTHER) {
            conditions.add("Engine operator: " + word(node.type()));
        } else if (node.type().equals("Foreign Scan") && node.has(TextKey.OPERATION)) {
            conditions.add("Operation: " + word(String.valueOf(node.text(TextKey.OPERATION))));
        }
    }

    private void addArbiters(EngineNode node, int position, List<String> conditions) {
        for (String arbiter : node.list(TextKey.CONFLICT_ARBITER_INDEXES)) {
            conditions.add("Conflict Arbiter: "
                    + known(arbiter, position).map(NodeDescription::text).orElse("index"));
        }
    }

    private void addTargets(EngineNode node, int position, List<String> conditions) {
        node.targets.stream()
                .map(catalog::foldPartition)
                .map(PlanRelations::display)
                .filter(target -> !target.equals(table(position)))
                .distinct()
                .forEach(target -> conditions.add("Target: " + target));
    }

    private List<String> keys(EngineNode node) {
        if (!node.has(TextKey.SORT_KEY) && !node.has(TextKey.GROUP_KEY) && !node.has(TextKey.GROUPING_SETS)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        node.list(TextKey.SORT_KEY).forEach(key -> keys.add(canon.expression(key)));
        node.list(TextKey.GROUP_KEY).forEach(key -> keys.add(canon.expression(key)));
        node.list(TextKey.GROUPING_SETS).forEach(set -> keys.add("(" + canon.expression(set) + ")"));
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

package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Several indexes of one table, whose row ids are merged. */
final class IndexMerges {

    private static final String LAW = "key of an index merge is like union(a,intersect(b,c))";

    private final MysqlCatalog catalog;
    private final Step table;

    IndexMerges(MysqlCatalog catalog, Step table) {
        this.catalog = catalog;
        this.table = table;
    }

    /** What an index covers; told by its table only where the catalogue does not know it. */
    static IndexKey index(MysqlCatalog catalog, @Nullable RelationName relation, String name) {
        IndexKey unknown = new IndexKey(relation == null ? "" : relation.toString(), null, List.of(), null);
        return relation == null ? unknown : catalog.index(relation, name).orElse(unknown);
    }

    Step of(Fields fields) throws PlanRefusedException {
        Fields tree = fields.object("index_merge");
        return tree == null ? parsed(fields.requireText("key")) : nested(tree, 0);
    }

    /** MariaDB's tree of them. */
    private Step nested(Fields tree, int depth) throws PlanRefusedException {
        Fields range = tree.object("range");
        if (range != null) {
            return scan(range.requireText("key"));
        }
        JsonBytes.require(tree.names().size() == 1 && depth < 8, LAW);
        String method = tree.names().iterator().next();
        Step merge = merge(method);
        for (Fields input : tree.objects(method)) {
            merge.add(NodeRole.MEMBER, nested(input, depth + 1));
        }
        return merge;
    }

    /** MySQL's text: {@code sort_union(a,intersect(b,c))}. */
    private Step parsed(String key) throws PlanRefusedException {
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(Operator.OTHER));
        int from = 0;
        for (int i = 0; i <= key.length(); i++) {
            char character = i == key.length() ? ',' : key.charAt(i);
            if (character != '(' && character != ')' && character != ',') {
                continue;
            }
            String word = key.substring(from, i);
            from = i + 1;
            if (character == '(') {
                Step merge = merge(word);
                open.element().add(NodeRole.MEMBER, merge);
                open.push(merge);
                continue;
            }
            if (!word.isEmpty()) {
                open.element().add(NodeRole.MEMBER, scan(word));
            }
            if (character == ')') {
                open.pop();
                JsonBytes.require(!open.isEmpty(), LAW);
            }
        }
        JsonBytes.require(open.size() == 1 && open.element().children.size() == 1, LAW);
        return open.element().children.get(0);
    }

    Step scan(String name) {
        Step scan = new Step(Operator.BITMAP_INDEX_SCAN);
        scan.indexName = name;
        scan.index = index(catalog, table.relation, name);
        return scan;
    }

    static Step merge(String method) throws PlanRefusedException {
        String name = method.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "union", "sort_union" -> new Step(Operator.BITMAP_OR).note("Method: " + name);
            case "intersect", "sort_intersect" -> new Step(Operator.BITMAP_AND).note("Method: " + name);
            default -> throw JsonBytes.malformed(LAW);
        };
    }
}

package io.plumbline.local.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.List;

/** Plans as JSON, with the field names of the topics. */
public final class PlanJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    /** Only its hash. */
    public static ObjectNode hash(ExplainInput input, ReadPlan read) {
        return source(input)
                .put("plan_hash", read.plan().planHash())
                .put("fingerprint_version", read.plan().fingerprintVersion());
    }

    /** All of it. */
    public static ObjectNode plan(ExplainInput input, ReadPlan read) {
        ObjectNode plan = hash(input, read);
        plan.put("parallel", read.parallel())
                .put("just_in_time", read.justInTime())
                .put("unknown_keys", read.unknownKeys())
                .put("partitions_removed", read.partitionsRemoved());
        plan.set(
                "relations",
                texts(read.relations().stream().map(Object::toString).toList()));
        plan.set("settings", NODES.objectNode());
        read.settings().forEach(plan.withObject("/settings")::put);
        plan.set("cost", cost(read.cost()));
        ArrayNode nodes = plan.putArray("nodes");
        read.plan().nodes().forEach(node -> nodes.add(node(node)));
        return plan;
    }

    /** Why there is none. */
    public static ObjectNode refusal(ExplainInput input, PlanRefusedException refused) {
        return source(input).put("refused", refused.reason().name()).put("message", refused.getMessage());
    }

    private static ObjectNode source(ExplainInput input) {
        return NODES.objectNode().put("source", input.source()).put("document", input.number());
    }

    private static ObjectNode cost(CostVector cost) {
        return NODES.objectNode()
                .put("startup_cost", cost.startupCost())
                .put("total_cost", cost.totalCost())
                .put("rows_out", cost.rowsOut())
                .put("rows_examined", cost.rowsExamined())
                .put("selectivity", cost.selectivity())
                .put("join_multiplier", cost.joinMultiplier())
                .put("composite_index", cost.compositeIndex());
    }

    private static ObjectNode node(PlanNode node) {
        ObjectNode json = NODES.objectNode()
                .put("parent", node.parent())
                .put("role", node.role().name())
                .put("operator", node.operator().name())
                .put(
                        "join_type",
                        node.joinType() == null ? null : node.joinType().name())
                .put("relation", node.relation())
                .put("index_name", node.indexName())
                .put("index_method", node.index() == null ? null : node.index().method());
        json.set(
                "index_keys",
                texts(node.index() == null ? List.of() : node.index().keys()));
        json.put("index_predicate", node.index() == null ? null : node.index().predicate());
        json.set("conditions", texts(node.conditions()));
        json.set("keys", texts(node.keys()));
        return json.put("refers_to", node.refersTo())
                .put("startup_cost", node.startupCost())
                .put("total_cost", node.totalCost())
                .put("rows", node.rows());
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}

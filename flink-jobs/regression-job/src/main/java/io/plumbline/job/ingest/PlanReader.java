package io.plumbline.job.ingest;

import static io.plumbline.job.ingest.Checks.require;
import static io.plumbline.job.ingest.Checks.requireAmount;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a plan into the model's, or refuses it; fields in the order of {@link CapturedPlan}'s schema. */
final class PlanReader {

    private static final int PLAN_HASH_DIGITS = 64;
    static final int MOST_SETTINGS_BYTES = 16_384;

    private final AvroFields fields;
    private final int maxNodes;
    private final CompositeWeights weights;

    PlanReader(AvroFields fields, int maxNodes, CompositeWeights weights) {
        this.fields = fields;
        this.maxNodes = maxNodes;
        this.weights = weights;
    }

    PlanSighting read() throws IOException, RejectedException {
        String planHash = fields.text();
        Checks.requireHex("plan_hash", planHash, PLAN_HASH_DIGITS);
        int fingerprintVersion = fields.count();
        PlanKind kind = Checks.symbol(PlanKind.class, "plan_kind", fields.text());
        List<PlanNode> nodes = fields.array(this::readNode);
        CostVector cost = readCost();
        List<RelationSize> relations = fields.array(position -> readSize());
        Map<String, String> settings = fields.shownMap("settings", MOST_SETTINGS_BYTES);
        boolean truncated = fields.flag();
        Instant explainedAt = fields.time("explained_at");
        return new PlanSighting(
                new CanonicalPlan(fingerprintVersion, planHash, nodes),
                kind,
                cost,
                relations,
                settings,
                truncated,
                explainedAt);
    }

    private PlanNode readNode(int position) throws IOException, RejectedException {
        require(
                position < maxNodes,
                RejectionReason.OVERSIZE_PLAN,
                () -> "a plan must have at most " + maxNodes + " nodes, had " + (position + 1) + " or more");
        int parent = fields.count();
        require(
                position == 0 ? parent == -1 : parent >= 0 && parent < position,
                RejectionReason.MALFORMED_PLAN,
                () -> "parent of node %d must be an earlier node, -1 at the root only, was %d"
                        .formatted(position, parent));
        NodeRole role = Checks.symbol(NodeRole.class, "role", fields.text());
        Operator operator = Checks.symbol(Operator.class, "operator", fields.text());
        JoinType joinType = Checks.symbolOrNull(JoinType.class, "join_type", fields.textOrNull());
        String relation = fields.nameOrNull("relation");
        String indexName = fields.nameOrNull("index_name");
        IndexKey index = readIndex(relation, indexName);
        return new PlanNode(
                parent,
                role,
                operator,
                joinType,
                relation,
                index,
                indexName,
                fields.textList(),
                fields.textList(),
                fields.countOrNull(),
                readAmount("startup_cost"),
                readAmount("total_cost"),
                readAmount("rows"));
    }

    private @Nullable IndexKey readIndex(@Nullable String relation, @Nullable String indexName)
            throws IOException, RejectedException {
        String method = fields.nameOrNull("index_method");
        List<String> keys = fields.textList();
        String predicate = fields.textOrNull();
        boolean hasIndex = indexName != null || method != null || !keys.isEmpty();
        // a bitmap index scan names its index but not always the relation
        return hasIndex ? new IndexKey(relation == null ? "" : relation, method, keys, predicate) : null;
    }

    private CostVector readCost() throws IOException, RejectedException {
        CostVector vector = new CostVector(
                readAmount("cost.startup_cost"),
                readAmount("cost.total_cost"),
                readAmount("cost.rows_out"),
                readAmount("cost.rows_examined"),
                readAmount("cost.selectivity"),
                readAmount("cost.join_multiplier"),
                readAmount("cost.composite_index"));
        return weights.equals(CompositeWeights.DEFAULT) ? vector : vector.weightedBy(weights);
    }

    private RelationSize readSize() throws IOException, RejectedException {
        RelationName name = new RelationName(fields.name("relations.schema"), fields.name("relations.name"));
        double rows = fields.real();
        Checks.requireRowEstimate("relations.estimated_rows", rows);
        long bytes = fields.number();
        requireAmount("relations.bytes", bytes);
        long modified = fields.number();
        requireAmount("relations.modified_since_analyze", modified);
        return new RelationSize(name, rows, bytes, modified, fields.timeOrNull("relations.last_analyze_at"));
    }

    private double readAmount(String field) throws IOException, RejectedException {
        double value = fields.real();
        requireAmount(field, value);
        return value;
    }
}

package io.plumbline.state;

import io.plumbline.capture.catalog.RelationName;
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

/** A plan as a server explained it, inside other states. */
final class PlanSightingBytes {

    private PlanSightingBytes() {}

    static void write(StateWriter out, PlanSighting sighting) {
        out.count(sighting.plan().fingerprintVersion());
        out.text(sighting.plan().planHash());
        out.list(sighting.plan().nodes(), PlanSightingBytes::writeNode);
        out.name(sighting.kind());
        writeCost(out, sighting.cost());
        out.list(sighting.relations(), PlanSightingBytes::writeSize);
        out.map(sighting.settings(), StateWriter::text);
        out.flag(sighting.truncated());
        out.instant(sighting.explainedAt());
    }

    static PlanSighting read(StateReader in) {
        return new PlanSighting(
                new CanonicalPlan(in.count(), in.text(), in.list(PlanSightingBytes::readNode)),
                in.name(PlanKind.class),
                readCost(in),
                in.list(PlanSightingBytes::readSize),
                in.map(StateReader::text),
                in.flag(),
                in.instant());
    }

    static void writeIndexKey(StateWriter out, IndexKey key) {
        out.text(key.relation());
        out.optional(key.method(), StateWriter::text);
        out.list(key.keys(), StateWriter::text);
        out.optional(key.predicate(), StateWriter::text);
    }

    static IndexKey readIndexKey(StateReader in) {
        return new IndexKey(
                in.text(), in.optional(StateReader::text), in.list(StateReader::text), in.optional(StateReader::text));
    }

    static void writeSize(StateWriter out, RelationSize size) {
        writeRelationName(out, size.name());
        out.number(size.estimatedRows());
        out.number(size.bytes());
        out.number(size.modifiedSinceAnalyze());
        out.optional(size.lastAnalyzeAt(), StateWriter::instant);
    }

    static RelationSize readSize(StateReader in) {
        return new RelationSize(
                readRelationName(in), in.real(), in.number(), in.number(), in.optional(StateReader::instant));
    }

    static void writeRelationName(StateWriter out, RelationName name) {
        out.text(name.schema());
        out.text(name.table());
    }

    static RelationName readRelationName(StateReader in) {
        return new RelationName(in.text(), in.text());
    }

    private static void writeNode(StateWriter out, PlanNode node) {
        // the root's parent is -1, and a count has no sign
        out.count(node.parent() + 1);
        out.name(node.role());
        out.name(node.operator());
        out.optional(node.joinType(), StateWriter::name);
        out.optional(node.relation(), StateWriter::text);
        out.optional(node.index(), PlanSightingBytes::writeIndexKey);
        out.optional(node.indexName(), StateWriter::text);
        out.list(node.conditions(), StateWriter::text);
        out.list(node.keys(), StateWriter::text);
        out.optional(node.refersTo(), StateWriter::count);
        out.number(node.startupCost());
        out.number(node.totalCost());
        out.number(node.rows());
    }

    private static PlanNode readNode(StateReader in) {
        return new PlanNode(
                in.count() - 1,
                in.name(NodeRole.class),
                in.name(Operator.class),
                in.optional(each -> each.name(JoinType.class)),
                in.optional(StateReader::text),
                in.optional(PlanSightingBytes::readIndexKey),
                in.optional(StateReader::text),
                in.list(StateReader::text),
                in.list(StateReader::text),
                in.optional(StateReader::count),
                in.real(),
                in.real(),
                in.real());
    }

    private static void writeCost(StateWriter out, CostVector cost) {
        out.number(cost.startupCost());
        out.number(cost.totalCost());
        out.number(cost.rowsOut());
        out.number(cost.rowsExamined());
        out.number(cost.selectivity());
        out.number(cost.joinMultiplier());
        out.number(cost.compositeIndex());
    }

    private static CostVector readCost(StateReader in) {
        return new CostVector(in.real(), in.real(), in.real(), in.real(), in.real(), in.real(), in.real());
    }
}

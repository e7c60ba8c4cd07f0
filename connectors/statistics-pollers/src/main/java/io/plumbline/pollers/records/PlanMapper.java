package io.plumbline.pollers.records;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.records.PlanRecords;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans as records of the wire, kept below a size. */
final class PlanMapper {

    private final int mostDetailedNodes;

    PlanMapper(int mostDetailedNodes) {
        this.mostDetailedNodes = mostDetailedNodes;
    }

    CapturedPlan map(PlanOutcome.Planned planned, Function<RelationName, @Nullable Relation> catalog) {
        CapturedPlan whole = PlanRecords.captured(planned.read(), planned.kind(), planned.explainedAt(), catalog);
        List<PlanNode> kept = PlanSize.cut(whole.getNodes(), mostDetailedNodes);
        return kept.equals(whole.getNodes()) ? whole : cut(whole, kept);
    }

    // a builder would copy every node first, by classes that Avro must have been told to trust
    private static CapturedPlan cut(CapturedPlan whole, List<PlanNode> kept) {
        return new CapturedPlan(
                whole.getPlanHash(),
                whole.getFingerprintVersion(),
                whole.getPlanKind(),
                kept,
                whole.getCost(),
                whole.getRelations(),
                whole.getSettings(),
                true,
                whole.getExplainedAt());
    }
}

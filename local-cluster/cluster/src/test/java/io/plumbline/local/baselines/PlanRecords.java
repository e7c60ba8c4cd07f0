package io.plumbline.local.baselines;

import io.plumbline.avro.v1.BaselineStatistics;
import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanChangeKind;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanScope;
import io.plumbline.avro.v1.PlanSource;
import io.plumbline.avro.v1.PlanStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement on a table of orders, as the job publishes its plans. */
public final class PlanRecords {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final String BY_INDEX = "1a" + "0".repeat(62);
    public static final String BY_TABLE = "2b" + "0".repeat(62);

    private PlanRecords() {}

    /** Of either plan. */
    public static PlanBaseline baseline(String sqlHash, String planHash) {
        BaselineStatistics statistics = BaselineStatistics.newBuilder()
                .setSamples(20)
                .setCostP50(8.45)
                .setCostP90(8.45)
                .setCostP99(8.45)
                .setCostMean(8.45)
                .setCostStandardDeviation(0)
                .setRowsP50(10)
                .setTimePerCallP50Micros(1_400)
                .setTimePerCallP90Micros(2_000)
                .setTimePerCallMeanMicros(1_500.0)
                .build();
        return PlanBaseline.newBuilder()
                .setCluster("orders")
                .setDatabase("shop")
                .setNamespace("public")
                .setSqlHash(sqlHash)
                .setInstance(null)
                .setEngine("POSTGRESQL")
                .setSqlText("select * from orders where customer_id = ?")
                .setPlan(plan(planHash))
                .setStatus(planHash.equals(BY_INDEX) ? PlanStatus.ACCEPTED : PlanStatus.UNACCEPTED)
                .setEnabled(true)
                .setSource(PlanSource.CAPTURE)
                .setScope(PlanScope.GLOBAL)
                .setStatistics(statistics)
                .setFirstSeenAt(planHash.equals(BY_INDEX) ? START : START.plusSeconds(60))
                .setLastSeenAt(START.plusSeconds(120))
                .build();
    }

    /** It came to use a plan. */
    public static PlanChange change(String sqlHash, String planHash, @Nullable String before) {
        return PlanChange.newBuilder()
                .setChangeId(planHash.substring(0, 32))
                .setCluster("orders")
                .setInstance("orders-1")
                .setDatabase("shop")
                .setNamespace("public")
                .setSqlHash(sqlHash)
                .setKind(before == null ? PlanChangeKind.FIRST : PlanChangeKind.NEW)
                .setPlan(plan(planHash))
                .setStatus(before == null ? PlanStatus.ACCEPTED : PlanStatus.UNACCEPTED)
                .setPreviousPlanHash(before)
                .setObservedAt(before == null ? START : START.plusSeconds(60))
                .build();
    }

    private static CapturedPlan plan(String planHash) {
        boolean byIndex = planHash.equals(BY_INDEX);
        PlanNode scan = PlanNode.newBuilder()
                .setParent(-1)
                .setRole("ROOT")
                .setOperator(byIndex ? "INDEX_SCAN" : "SEQ_SCAN")
                .setRelation("public.orders")
                .setIndexName(byIndex ? "orders_customer_idx" : null)
                .setIndexMethod(byIndex ? "btree" : null)
                .setIndexKeys(byIndex ? List.of("customer_id") : List.of())
                .setConditions(List.of((byIndex ? "Index Cond" : "Filter") + ": customer_id = ?"))
                .setKeys(List.of())
                .setStartupCost(0)
                .setTotalCost(byIndex ? 8.45 : 4_123)
                .setRows(10)
                .build();
        return CapturedPlan.newBuilder()
                .setPlanHash(planHash)
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(List.of(scan))
                .setCost(new CostVector(0.0, scan.getTotalCost(), 10.0, 10.0, 1.0, 1.0, 1.0))
                .setRelations(List.of())
                .setSettings(Map.of())
                .setTruncated(false)
                .setExplainedAt(START)
                .build();
    }
}

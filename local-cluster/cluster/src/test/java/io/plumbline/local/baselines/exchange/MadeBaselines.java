package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.local.records.AvroJson;
import io.plumbline.records.PlanRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lines of a file, each of another statement, made by a seeded generator; every one can be imported. */
public final class MadeBaselines {

    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> STATUSES = List.of("UNACCEPTED", "ACCEPTED", "FIXED", "REJECTED");
    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final String[] NAMES = {"orders", "Größe", "a \"b\"", "t\n\u2028", "\ud83d\ude00"};

    private final Random random;

    public MadeBaselines(long seed) {
        this.random = new Random(seed);
    }

    /** The line of statement {@code number}. */
    public ObjectNode line(int number) {
        NormalizedSql sql = SqlNormalizer.normalize(
                "SELECT a%d, 'x' FROM t WHERE b = %d".formatted(number, random.nextInt()), Dialect.POSTGRES);
        List<PlanNode> nodes = nodes();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("cluster", "orders").put("database", "shop").put("namespace", "public");
        line.putNull("instance").put("scope", "GLOBAL").put("engine", "POSTGRESQL");
        line.put("sql_hash", sql.sqlHash()).put("sql_text", sql.text());
        line.put("plan_hash", PlanFingerprint.hash(nodes)).put("fingerprint_version", 1);
        line.put("status", STATUSES.get(random.nextInt(4))).put("enabled", random.nextInt(4) > 0);
        line.put("source", random.nextBoolean() ? "CAPTURE" : "USER");
        line.put("cost", nodes.get(0).totalCost()).put("ms_per_call", 1.5).put("calls", 100);
        line.put("first_seen_at", "2026-01-01T00:00:00+00:00").put("last_seen_at", "2026-01-02T00:00:00.5+00:00");
        line.putNull("updated_at");
        line.set("decision", random.nextBoolean() ? null : decision());
        ObjectNode plan = AvroJson.object(plan(nodes));
        plan.remove(List.of("plan_hash", "fingerprint_version"));
        line.set("plan", plan);
        return line;
    }

    private ObjectNode decision() {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("decision_id", "3f0c4f3e-0000-4000-8000-000000000001").put("kind", "FIX");
        decision.put("decided_by", "ada").put("decided_from", "local").put("application_name", "psql");
        return decision.put("decided_at", "2026-01-03T00:00:00+00:00").put("reason", "because " + name());
    }

    private List<PlanNode> nodes() {
        List<PlanNode> nodes = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            String relation = random.nextInt(4) == 0 ? null : "public." + name();
            IndexKey index = relation == null || random.nextBoolean()
                    ? null
                    : new IndexKey(relation, "btree", List.of(name()), random.nextBoolean() ? null : name() + " = ?");
            nodes.add(new PlanNode(
                    i == 0 ? -1 : random.nextInt(i),
                    i == 0 ? NodeRole.ROOT : NodeRole.OUTER,
                    operator,
                    random.nextInt(4) == 0 ? JoinType.INNER : null,
                    relation,
                    index,
                    index == null ? null : name(),
                    List.of("Filter: " + name() + " = ?"),
                    random.nextBoolean() ? List.of() : List.of(name()),
                    i > 0 && random.nextInt(8) == 0 ? Integer.valueOf(0) : null,
                    0,
                    random.nextInt(1_000_000) / 64.0,
                    random.nextInt(1_000)));
        }
        return nodes;
    }

    private static CapturedPlan plan(List<PlanNode> nodes) {
        return CapturedPlan.newBuilder()
                .setPlanHash(PlanFingerprint.hash(nodes))
                .setFingerprintVersion(1)
                .setPlanKind("GENERIC")
                .setNodes(nodes.stream().map(PlanRecords::node).toList())
                .setCost(new CostVector(0.0, nodes.get(0).totalCost(), 10.0, 10.0, 1.0, 1.0, 1.0))
                .setRelations(List.of(new PlanRelation("public", "orders", 200_000.0, 20_000_000L, 0L, SEEN)))
                .setSettings(Map.of("work_mem", "8MB"))
                .setTruncated(false)
                .setExplainedAt(SEEN)
                .build();
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }
}

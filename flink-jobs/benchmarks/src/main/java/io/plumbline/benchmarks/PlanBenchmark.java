package io.plumbline.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of an EXPLAIN document to canonical plan, cost vector and plan hash. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 4, time = 3)
public class PlanBenchmark {

    /** As PostgreSQL 18 prints an index scan with VERBOSE. */
    private static final String INDEX_SCAN = """
            {"Node Type": "Index Scan", "Parent Relationship": "%s", "Parallel Aware": false, "Async Capable": false,
             "Scan Direction": "Forward", "Index Name": "orders_customer_idx", "Relation Name": "orders",
             "Schema": "public", "Alias": "o%d", "Startup Cost": 0.29, "Total Cost": 44.10, "Plan Rows": 10,
             "Plan Width": 12, "Disabled": false, "Output": ["o%d.id", "o%d.total", "o%d.status"],
             "Index Cond": "(o%d.customer_id = ANY ('{1,2,3}'::integer[]))",
             "Filter": "((o%d.total > '100'::numeric) AND ((o%d.status)::text <> 'paid'::text))"}""";

    private static final String JOIN = """
            {"Node Type": "Nested Loop", "Parent Relationship": "Outer", "Parallel Aware": false, "Async Capable": false,
             "Join Type": "Inner", "Startup Cost": 0.58, "Total Cost": 88.20, "Plan Rows": 25, "Plan Width": 24,
             "Disabled": false, "Output": ["o1.id"], "Inner Unique": false,
             "Join Filter": "(o%d.id = (o1.id + 5))", "Plans": [%s, %s]}""";

    /** Nodes of the plan. */
    @Param({"1", "20", "200"})
    public int nodes;

    private final JsonFactory jackson = new JsonFactory();
    private final PostgresPlanReader reader = new PostgresPlanReader();
    private final PostgresCatalog catalog = PostgresCatalog.of(List.of(orders()));
    private byte[] document = {};

    /** Makes a left-deep tree of joins; an even number of nodes gets a Limit on top. */
    @Setup
    public void setUp() {
        String plan = scan("Outer", 1);
        int made = 1;
        for (int alias = 2; made + 2 <= nodes; alias++) {
            plan = JOIN.formatted(alias, plan, scan("Inner", alias));
            made += 2;
        }
        if (made < nodes) {
            plan =
                    "{\"Node Type\": \"Limit\", \"Startup Cost\": 1.0, \"Total Cost\": 2.0, \"Plan Rows\": 5, \"Plans\": ["
                            + plan + "]}";
        }
        document = ("[{\"Plan\": " + plan + "}]").getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes to hash. */
    @Benchmark
    public String bytesToPlanHash() throws PlanRefusedException {
        return readPlan().plan().planHash();
    }

    /** For comparison: nothing but the tokens of the same bytes, no text of them asked for. */
    @Benchmark
    public int jacksonTokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = jackson.createParser(document)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    ReadPlan readPlan() throws PlanRefusedException {
        return reader.read(document, catalog, CostConstants.DEFAULT);
    }

    private static String scan(String role, int alias) {
        return INDEX_SCAN.formatted(role, alias, alias, alias, alias, alias, alias, alias);
    }

    private static Relation orders() {
        IndexDefinition index = IndexDefinition.of("orders_customer_idx", "btree", List.of("customer_id"), null);
        return new Relation(
                new RelationName("public", "orders"), Relation.Kind.TABLE, null, 20_000, 0, 0, null, List.of(index));
    }
}

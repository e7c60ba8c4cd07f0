package io.plumbline.local.engines;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.process.WorkFolder;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * TPC-H's 22 queries on PostgreSQL 18 and MySQL 9.7 with the same data and indexes: how far the cost vectors rank them
 * alike, and as the time that they take does, and whether their plan hashes stand through ANALYZE. Not part of any build; docs/benchmarks.md has the command and
 * figures. Arguments: TPC-H's scale, runs of ANALYZE.
 */
public final class EngineComparison {

    private static final String MYSQL = "MySQL";
    private static final String POSTGRES = "PostgreSQL";

    private static final int RUNS = 3;

    private final List<ExplainedQuery> queries = ExplainedQuery.all();

    private EngineComparison() {}

    /** Prints tables. */
    public static void main(String[] arguments) throws Exception {
        double scale = Double.parseDouble(arguments[0]);
        int analyzeRuns = Integer.parseInt(arguments[1]);
        WorkFolder folder = new WorkFolder(Files.createTempDirectory("engines"));
        EngineComparison comparison = new EngineComparison();
        try (TpchServer postgres = new PostgresTpchServer(folder, scale);
                TpchServer mysql = new MySqlTpchServer(folder, scale)) {
            comparison.rank(postgres, mysql);
            comparison.repeat(POSTGRES, postgres, analyzeRuns);
            comparison.repeat(MYSQL, mysql, analyzeRuns);
        }
    }

    private void rank(TpchServer postgres, TpchServer mysql) throws SQLException, PlanRefusedException {
        List<CostVector> left = costs(postgres);
        List<CostVector> right = costs(mysql);
        List<Double> leftIndex = values(left, CostVector::compositeIndex);
        List<Double> rightIndex = values(right, CostVector::compositeIndex);
        List<Double> leftMillis = millis(postgres);
        List<Double> rightMillis = millis(mysql);
        System.out.printf(
                "| query | %s | rank | ms | rank | %s | rank | ms | rank |%n|---|---|---|---|---|---|---|---|---|%n",
                POSTGRES, MYSQL);
        for (int i = 0; i < queries.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    queries.get(i).name(),
                    ranked(leftIndex, i),
                    ranked(leftMillis, i),
                    ranked(rightIndex, i),
                    ranked(rightMillis, i));
        }
        correlate("composite index", leftIndex, rightIndex);
        correlate("total cost", values(left, CostVector::totalCost), values(right, CostVector::totalCost));
        correlate("rows examined", values(left, CostVector::rowsExamined), values(right, CostVector::rowsExamined));
        correlate("rows out", values(left, CostVector::rowsOut), values(right, CostVector::rowsOut));
        correlate("time", leftMillis, rightMillis);
        correlate("composite index and the time on " + POSTGRES, leftIndex, leftMillis);
        correlate("composite index and the time on " + MYSQL, rightIndex, rightMillis);
    }

    private static String ranked(List<Double> values, int i) {
        return String.format(Locale.ROOT, "%.1f | %.0f", values.get(i), RankCorrelation.ranks(values)[i]);
    }

    private static void correlate(String what, List<Double> left, List<Double> right) {
        System.out.printf(Locale.ROOT, "rank correlation of the %s: %.2f%n", what, RankCorrelation.of(left, right));
    }

    /** The fastest of some runs of each query, all rows read. */
    private List<Double> millis(TpchServer server) throws SQLException {
        List<Double> millis = new ArrayList<>(queries.size());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (ExplainedQuery query : queries) {
                long fastest = Long.MAX_VALUE;
                for (int run = 0; run < RUNS; run++) {
                    fastest = Math.min(fastest, nanos(statement, query.sql()));
                }
                millis.add(fastest / 1e6);
            }
        }
        return millis;
    }

    private static long nanos(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                // reading them is part of the time
            }
        }
        return System.nanoTime() - start;
    }

    private List<CostVector> costs(TpchServer server) throws SQLException, PlanRefusedException {
        return plans(server).values().stream().map(ReadPlan::cost).toList();
    }

    private static List<Double> values(List<CostVector> costs, ToDoubleFunction<CostVector> value) {
        return costs.stream().map(value::applyAsDouble).toList();
    }

    private void repeat(String engine, TpchServer server, int runs) throws SQLException, PlanRefusedException {
        Map<String, ReadPlan> before = plans(server);
        int changes = 0;
        for (int run = 1; run <= runs; run++) {
            server.analyze();
            Map<String, ReadPlan> after = plans(server);
            for (ExplainedQuery query : queries) {
                CanonicalPlan old =
                        Objects.requireNonNull(before.get(query.name())).plan();
                CanonicalPlan now =
                        Objects.requireNonNull(after.get(query.name())).plan();
                if (!now.planHash().equals(old.planHash())) {
                    changes++;
                    System.out.printf(
                            "%s, %s after run %d, before:%n%s", engine, query.name(), run, PlanText.tree(old.nodes()));
                    System.out.printf("now:%n%s", PlanText.tree(now.nodes()));
                }
            }
            before = after;
        }
        System.out.printf("%s: %d plans of %d queries changed in %d runs%n", engine, changes, queries.size(), runs);
    }

    private Map<String, ReadPlan> plans(TpchServer server) throws SQLException, PlanRefusedException {
        Map<String, ReadPlan> plans = new LinkedHashMap<>();
        for (ExplainedQuery query : queries) {
            plans.put(query.name(), server.plan(query.sql()));
        }
        return plans;
    }
}

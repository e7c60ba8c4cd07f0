package io.plumbline.local.engines;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.process.WorkFolder;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * TPC-H's 22 queries on PostgreSQL 18 and MySQL 9.7 with the same data and indexes: how far the cost vectors rank them
 * alike, and whether their plan hashes stand through ANALYZE. Not part of any build; docs/benchmarks.md has the command and
 * figures. Arguments: TPC-H's scale, runs of ANALYZE.
 */
public final class EngineComparison {

    private static final String MYSQL = "MySQL";
    private static final String POSTGRES = "PostgreSQL";

    private final List<ExplainedQuery> queries = new Catalogue()
            .analyticalStatements().stream().map(ExplainedQuery::of).toList();

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
        double[] leftRanks = RankCorrelation.ranks(values(left, CostVector::compositeIndex));
        double[] rightRanks = RankCorrelation.ranks(values(right, CostVector::compositeIndex));
        System.out.printf("| query | %s | rank | %s | rank |%n|---|---|---|---|---|%n", POSTGRES, MYSQL);
        for (int i = 0; i < queries.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f | %.1f | %.0f |%n",
                    queries.get(i).name(),
                    left.get(i).compositeIndex(),
                    leftRanks[i],
                    right.get(i).compositeIndex(),
                    rightRanks[i]);
        }
        correlate("composite index", left, right, CostVector::compositeIndex);
        correlate("total cost", left, right, CostVector::totalCost);
        correlate("rows examined", left, right, CostVector::rowsExamined);
        correlate("rows out", left, right, CostVector::rowsOut);
    }

    private static void correlate(
            String what, List<CostVector> left, List<CostVector> right, ToDoubleFunction<CostVector> value) {
        System.out.printf(
                Locale.ROOT,
                "rank correlation of the %s: %.2f%n",
                what,
                RankCorrelation.of(values(left, value), values(right, value)));
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

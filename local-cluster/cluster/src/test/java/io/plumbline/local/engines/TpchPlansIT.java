package io.plumbline.local.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanDiff;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.process.WorkFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TPC-H's 22 queries on a real server; {@link EngineComparison} has more data, more runs, and what both make of it. */
final class TpchPlansIT {

    private static final double SCALE = 0.01;
    private static final int ANALYZE_RUNS = 5;

    private final List<ExplainedQuery> queries = ExplainedQuery.all();

    @TempDir
    private Path folder;

    @Test
    void everyQueryOnPostgresHasAHashThatMovesThroughAnalyzeOnlyIfThePlanDid() throws Exception {
        try (TpchServer server = new PostgresTpchServer(new WorkFolder(folder), SCALE)) {
            analyzeAgainAndAgain(server);
        }
    }

    @Test
    void everyQueryOnMySqlHasAHashThatMovesThroughAnalyzeOnlyIfThePlanDid() throws Exception {
        try (TpchServer server = new MySqlTpchServer(new WorkFolder(folder), SCALE)) {
            analyzeAgainAndAgain(server);
        }
    }

    private void analyzeAgainAndAgain(TpchServer server) throws SQLException, PlanRefusedException {
        List<ReadPlan> before = plans(server);
        assertThat(before).hasSize(22);
        assertThat(before).allSatisfy(plan -> {
            assertThat(plan.plan().nodes()).isNotEmpty();
            assertThat(plan.cost().compositeIndex()).isFinite().isPositive();
        });
        assertThat(before).extracting(plan -> plan.plan().planHash()).doesNotHaveDuplicates();
        for (int run = 0; run < ANALYZE_RUNS; run++) {
            server.analyze();
            List<ReadPlan> now = plans(server);
            for (int i = 0; i < queries.size(); i++) {
                hashMovedOnlyIfThePlanDid(
                        queries.get(i).name(), before.get(i).plan(), now.get(i).plan());
            }
            before = now;
        }
    }

    private static void hashMovedOnlyIfThePlanDid(String query, CanonicalPlan before, CanonicalPlan now) {
        assertThat(now.planHash().equals(before.planHash()))
                .as("%s, before:%n%snow:%n%s", query, PlanText.tree(before.nodes()), PlanText.tree(now.nodes()))
                .isEqualTo(PlanDiff.isSame(before.nodes(), now.nodes()));
    }

    private List<ReadPlan> plans(TpchServer server) throws SQLException, PlanRefusedException {
        List<ReadPlan> plans = new ArrayList<>(queries.size());
        for (ExplainedQuery query : queries) {
            plans.add(server.plan(query.sql()));
        }
        return plans;
    }
}

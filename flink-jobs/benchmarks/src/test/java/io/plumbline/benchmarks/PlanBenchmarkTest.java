package io.plumbline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.PlanRefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanBenchmarkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200})
    void thePlanMeasuredHasTheNodesItSays(int nodes) throws PlanRefusedException {
        PlanBenchmark benchmark = new PlanBenchmark();
        benchmark.nodes = nodes;
        benchmark.setUp();

        assertThat(benchmark.readPlan().plan().nodes()).hasSize(nodes);
        assertThat(benchmark.bytesToPlanHash()).hasSize(64);
    }
}

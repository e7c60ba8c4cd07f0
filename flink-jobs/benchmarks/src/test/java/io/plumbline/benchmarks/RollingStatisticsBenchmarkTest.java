package io.plumbline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RollingStatisticsBenchmarkTest {

    @Test
    void theHotBytesMeasuredAreThoseOfAFullWindow() {
        RollingStatisticsBenchmark benchmark = new RollingStatisticsBenchmark();
        benchmark.setUp();

        assertThat(benchmark.hotBytes()).isBetween(200, 512);
        assertThat(benchmark.sample().length).isBetween(200, 512);
        assertThat(benchmark.sampleAndReadCostAndRows()).isBetween(2_200.0, 2_512.0);
    }
}

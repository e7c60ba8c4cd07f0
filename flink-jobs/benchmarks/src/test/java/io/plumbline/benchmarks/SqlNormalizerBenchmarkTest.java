package io.plumbline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.benchmarks.SqlNormalizerBenchmark.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlNormalizerBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"BYTES_80, 75, 85", "BYTES_500, 480, 600", "BYTES_4000, 3900, 4900", "IN_LIST_1000, 8900, 9100"})
    void theTextMeasuredHasTheLengthItSays(Shape shape, int atLeast, int atMost) {
        SqlNormalizerBenchmark benchmark = new SqlNormalizerBenchmark();
        benchmark.shape = shape;
        benchmark.setUp();

        assertThat(benchmark.length()).isBetween(atLeast, atMost);
        assertThat(benchmark.normalize().listLength())
                .isEqualTo(shape == Shape.IN_LIST_1000 ? 1000 : shape == Shape.BYTES_80 ? 0 : 3);
    }
}

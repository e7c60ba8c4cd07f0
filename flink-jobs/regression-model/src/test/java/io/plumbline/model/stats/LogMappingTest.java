package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogMappingTest {

    private static final double ROUNDING = 1 + 1e-7;

    @ParameterizedTest
    @ValueSource(doubles = {WindowOptions.LEAST_ACCURACY, 0.01, WindowOptions.MOST_ACCURACY})
    void everyValueIsAnsweredWithinTheAccuracyInBucketsThatKeepItsOrder(double accuracy) {
        LogMapping mapping = new LogMapping(accuracy);
        double least = Math.log(LogMapping.MINIMUM);
        double most = Math.log(Double.MAX_VALUE) - 3 * accuracy;
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value = Math.exp(least + (most - least) * random.nextDouble()) + LogMapping.MINIMUM;
            assertAnswered(mapping, value, accuracy);
            double next = value * (1 + accuracy) / (1 - accuracy) * ROUNDING;
            assertThat(mapping.bucketOf(next)).isGreaterThan(mapping.bucketOf(value));
        }
        assertAnswered(mapping, LogMapping.MINIMUM, accuracy);
        assertAnswered(mapping, 1, accuracy);
        // what lies beyond the largest double is answered by it
        assertAnswered(mapping, Double.MAX_VALUE, 2 * accuracy);
    }

    private static void assertAnswered(LogMapping mapping, double value, double accuracy) {
        assertThat(mapping.valueOf(mapping.bucketOf(value))).isCloseTo(value, within(accuracy * value * ROUNDING));
    }
}

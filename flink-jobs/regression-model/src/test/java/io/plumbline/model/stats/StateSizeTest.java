package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes of a plan after a week and more of 60 sub-windows with 100 samples each; docs/benchmarks.md quotes them. */
final class StateSizeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 101;

    /** Mixes of series, with the hot bytes and those in all that they may take. */
    enum Mix {
        CONSTANT_ESTIMATES(0, 0.3, 1, 512, 5_500),
        CONSTANT_ESTIMATES_WEIGHTED(0, 0.3, 1_000, 512, 5_500),
        CONSTANT_ESTIMATES_WIDE_TIME(0, 1.0, 1_000, 900, 8_000),
        JITTERED_ESTIMATES(0.01, 0.3, 1, 512, 5_500),
        ALL_NOISE(0.3, 0.3, 1_000, 1_500, 14_000);

        private final double estimateNoise;
        private final double timeNoise;
        private final int calls;
        private final int hotLimit;
        private final int limit;

        Mix(double estimateNoise, double timeNoise, int calls, int hotLimit, int limit) {
            this.estimateNoise = estimateNoise;
            this.timeNoise = timeNoise;
            this.calls = calls;
            this.hotLimit = hotLimit;
            this.limit = limit;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlanStaysWithinItsBudget(Mix mix) {
        Random random = new Random(7);
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, WindowOptions.defaults());
        int hot = 0;
        int all = 0;
        for (int i = 0; i < 12_000; i++) {
            Instant time = START.plusSeconds((long) i * SECONDS_BETWEEN);
            for (Measure measure : Measure.values()) {
                boolean isTime = measure == Measure.TIME_PER_CALL;
                double noise = isTime ? mix.timeNoise : mix.estimateNoise;
                long calls = isTime ? Math.max(1, (long) (mix.calls * (1 + 0.2 * random.nextGaussian()))) : 1;
                statistics.add(time, measure, 1_234.5 * Math.exp(noise * random.nextGaussian()), calls);
            }
            statistics = stored.saveAndLoad(statistics);
            hot = Math.max(hot, statistics.toBytes().length);
            all = Math.max(all, statistics.toBytes().length + stored.bytes());
        }
        System.out.printf("%s: hot %d, in all %d bytes%n", mix, hot, all);

        assertThat(hot).isLessThanOrEqualTo(mix.hotLimit);
        assertThat(all).isLessThanOrEqualTo(mix.limit);
    }
}

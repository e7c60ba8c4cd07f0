package io.plumbline.model.changepoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunLengthsTest {

    private static final double VARIANCE = 0.01;
    private static final double PRECISION = 0.02;
    private static final double HAZARD = 1.0 / 250;
    private static final int VALUES = 300;
    private static final int FIRST_STEP = 100;
    private static final double UNLIKELY = 5e-4;

    @Test
    void thePosteriorIsThatOfTheExactRecursionWhileNothingIsDropped() {
        ExactRunLengths exact = new ExactRunLengths(VARIANCE, PRECISION, HAZARD);
        RunLengths runs = runs(VALUES);
        double[] values = steps(11);
        for (int i = 0; i < VALUES; i++) {
            double[] expected = exact.observe(values[i]);
            runs.observe(values[i], i);
            for (int h = 0; h < runs.size; h++) {
                assertThat(Math.exp(runs.logWeight[h]))
                        .as("value %d, run of %d", i, runs.length[h])
                        .isCloseTo(expected[runs.length[h]] / (1 - HAZARD), within(1e-9));
            }
            assertThat(runs.size).isEqualTo(i + 1);
        }
    }

    @Test
    void with32HypothesesAChangeIsAsLikelyAtMostOneValueSoonerOrLater() {
        for (int seed = 0; seed < 20; seed++) {
            ExactRunLengths exact = new ExactRunLengths(VARIANCE, PRECISION, HAZARD);
            RunLengths runs = runs(32);
            double[] values = steps(seed);
            int exactly = 0;
            int approximately = 0;
            double worst = 0;
            for (int i = 0; i < FIRST_STEP + 60; i++) {
                double noChange = longest(exact.observe(values[i]), i);
                runs.observe(values[i], i);
                worst = Math.max(worst, Math.abs(Math.exp(runs.logWeight[0]) - noChange));
                exactly = exactly == 0 && noChange < UNLIKELY ? i : exactly;
                approximately = approximately == 0 && Math.exp(runs.logWeight[0]) < UNLIKELY ? i : approximately;
            }
            assertThat(approximately).as("seed %d", seed).isCloseTo(exactly, within(1));
            assertThat(worst).as("seed %d", seed).isLessThan(0.15);
        }
    }

    /** What decides: how likely it is that no level began since the first value. */
    private static double longest(double[] posterior, int index) {
        return posterior[index + 1] / (1 - HAZARD);
    }

    @Test
    void theLongestRunForgetsWhatIsOlderThanItsMemory() {
        RunLengths runs = runs(4);
        for (int i = 0; i < 3 * RunLengths.MEMORY; i++) {
            runs.observe(0, i);
        }
        assertThat(runs.length[0]).isEqualTo(RunLengths.MEMORY);
        assertThat(runs.mean[0]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 1_000})
    void whatTheLongestRunHeldBeforeAnotherBeganIsToldThoughItForgets(int newer) {
        RunLengths runs = runs(32);
        for (int i = 0; i < 5_000 + newer; i++) {
            runs.observe((i < 5_000 ? 1 : 2) + (i % 2 == 0 ? 0.1 : -0.1), i);
        }
        int change = runs.mostLikely();
        assertThat(runs.length[change]).isEqualTo(newer);
        assertThat(runs.meanBetween(0, change)).isCloseTo(1, within(0.001));
        assertThat(runs.varianceBetween(0, change)).isCloseTo(0.01, within(0.001));
        assertThat(runs.weightWithin(0, change))
                .isCloseTo(RunLengths.MEMORY * (1 - Math.exp(-newer / (double) RunLengths.MEMORY)), within(1.0));
    }

    @Test
    void whileNothingIsForgottenEveryValueCountsAsOne() {
        RunLengths runs = runs(VALUES);
        for (double each : new double[] {1, 3, 10, 14}) {
            runs.observe(each, 0);
        }
        assertThat(runs.weightWithin(0, 2)).isEqualTo(2);
        assertThat(runs.meanBetween(0, 2)).isEqualTo(2);
        assertThat(runs.varianceBetween(0, 2)).isCloseTo(1, within(1e-9));
    }

    private static RunLengths runs(int limit) {
        RunLengths runs = new RunLengths(limit);
        runs.expect(VARIANCE, PRECISION, 1, HAZARD);
        return runs;
    }

    /** Noise about 0, about 0.2 from the 100th and about -0.3 from the 200th value. */
    private static double[] steps(int seed) {
        Random random = new Random(seed);
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            double level = i < FIRST_STEP ? 0 : i < 200 ? 0.2 : -0.3;
            values[i] = level + Math.sqrt(VARIANCE) * random.nextGaussian();
        }
        return values;
    }
}

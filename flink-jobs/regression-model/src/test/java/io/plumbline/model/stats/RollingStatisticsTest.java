package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RollingStatisticsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WindowOptions HOUR = new WindowOptions(Duration.ofHours(1), 6, 0.01, 512);
    private static final double ACCURACY = 0.01 * (1 + 1e-9);

    private static RollingStatistics empty(WindowOptions options) {
        return RollingStatistics.of(new byte[0], ClosedSubWindows.NONE, options);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPercentileIsWithinTheRelativeAccuracy(long seed) {
        List<ToDoubleFunction<Random>> generators = List.of(
                random -> random.nextDouble() * 100,
                random -> Math.exp(random.nextGaussian()),
                random -> 1 + Math.pow(random.nextDouble(), -1.0),
                random -> random.nextInt(5),
                random -> 1e-200 * (1 + random.nextDouble()),
                random -> 1e-7 * (1 + random.nextDouble()),
                random -> 1e300 * (1 + random.nextDouble()));
        for (ToDoubleFunction<Random> generator : generators) {
            Random random = new Random(seed);
            RollingStatistics statistics = empty(HOUR);
            double[] exact = new double[1 + random.nextInt(3_000)];
            for (int i = 0; i < exact.length; i++) {
                exact[i] = generator.applyAsDouble(random);
                statistics.add(START.plusMillis(i), Measure.COST, exact[i], 1);
            }
            Arrays.sort(exact);
            Distribution found = statistics.distribution(Measure.COST);
            assertClose(found.p50(), exact[(int) Math.floor(0.5 * (exact.length - 1))], "seed " + seed);
            assertClose(found.p90(), exact[(int) Math.floor(0.9 * (exact.length - 1))], "seed " + seed);
            assertClose(found.p99(), exact[(int) Math.floor(0.99 * (exact.length - 1))], "seed " + seed);
            assertClose(found.minimum(), exact[0], "seed " + seed);
            assertClose(found.maximum(), exact[exact.length - 1], "seed " + seed);
        }
    }

    private static void assertClose(double found, double exact, String where) {
        assertThat(found).as(where).isCloseTo(exact, within(ACCURACY * exact));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void itIsAlwaysWhatAllValuesKeptWouldSay(long seed) {
        Random random = new Random(seed);
        WindowOptions options = new WindowOptions(Duration.ofMinutes(10), 10, 0.01, 4_096);
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, options);
        Map<Measure, WindowOracle> oracles = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            oracles.put(measure, new WindowOracle(options));
        }
        long newest = 0;
        for (int step = 0; step < 1_500; step++) {
            String where = "seed %d step %d".formatted(seed, step);
            long at = nextTime(random, newest);
            newest = Math.max(newest, at);
            Instant time = START.plusMillis(at);
            for (Measure measure : Measure.values()) {
                double value = valueOf(measure, step, random);
                long weight = measure == Measure.TIME_PER_CALL ? 1 + step % 7 : 1;
                boolean kept = of(oracles, measure).add(time, value, weight);
                assertThat(statistics.add(time, measure, value, weight) == RollingStatistics.Added.IN_WINDOW)
                        .as(where)
                        .isEqualTo(kept);
            }
            statistics = random.nextInt(3) == 0 ? stored.saveAndLoad(statistics) : statistics.copy();
            for (Measure measure : Measure.values()) {
                assertSame(statistics.distribution(measure), of(oracles, measure), where + " " + measure);
            }
            assertTallyIsTheSumOfTheSubWindows(statistics, where);
            assertThat(stored.entries()).as(where).hasSizeLessThanOrEqualTo(options.subWindows() + 1);
        }
    }

    private static WindowOracle of(Map<Measure, WindowOracle> oracles, Measure measure) {
        return Objects.requireNonNull(oracles.get(measure));
    }

    private static long nextTime(Random random, long newest) {
        return switch (random.nextInt(40)) {
            case 0 -> newest + random.nextInt(2_000_000);
            case 1, 2, 3, 4, 5 -> Math.max(0, newest - random.nextInt(900_000));
            default -> newest + random.nextInt(20_000);
        };
    }

    private static double valueOf(Measure measure, int step, Random random) {
        return switch (measure) {
            case COST -> 8.45;
            case ROWS_OUT -> 1_000 + step / 40;
            case ROWS_EXAMINED -> random.nextInt(10) == 0 ? 0 : 5_000 * (1 + 0.01 * random.nextDouble());
            case TIME_PER_CALL -> Math.exp(step < 700 ? 3 * random.nextGaussian() : random.nextInt(4));
        };
    }

    private static void assertSame(Distribution found, WindowOracle exact, String where) {
        assertThat(found.samples()).as(where).isEqualTo(exact.samples());
        if (exact.samples() == 0) {
            assertThat(found).as(where).isEqualTo(Distribution.EMPTY);
            return;
        }
        assertThat(found.count()).as(where).isEqualTo(exact.count());
        assertThat(found.p50()).as(where).isCloseTo(exact.quantile(0.5), within(ACCURACY * exact.quantile(0.5)));
        assertThat(found.p90()).as(where).isCloseTo(exact.quantile(0.9), within(ACCURACY * exact.quantile(0.9)));
        assertThat(found.p99()).as(where).isCloseTo(exact.quantile(0.99), within(ACCURACY * exact.quantile(0.99)));
        assertThat(found.minimum()).as(where).isCloseTo(exact.quantile(0), within(ACCURACY * exact.quantile(0)));
        assertThat(found.maximum()).as(where).isCloseTo(exact.quantile(1), within(ACCURACY * exact.quantile(1)));
        double rounding = 0x1p-16 * exact.quantile(1);
        assertThat(found.mean()).as(where).isCloseTo(exact.mean(), within(rounding + 1e-12 * exact.mean()));
        assertThat(found.standardDeviation())
                .as(where)
                .isCloseTo(exact.standardDeviation(), within(rounding + 1e-9 * exact.standardDeviation()));
    }

    private static void assertTallyIsTheSumOfTheSubWindows(RollingStatistics statistics, String where) {
        assertThat(statistics.tallyAgainstSubWindows()).as(where).isEqualTo("equal");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void weightsMoveARankByLessThanAThousandth(long seed) {
        Random random = new Random(seed);
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, WindowOptions.defaults());
        WindowOracle oracle = new WindowOracle(WindowOptions.defaults());
        for (int step = 0; step < 9_000; step++) {
            Instant time = START.plusSeconds(step * 101L);
            double value = Math.exp(0.5 * random.nextGaussian());
            long weight = 1 + (long) Math.exp(14 * random.nextDouble());
            statistics.add(time, Measure.TIME_PER_CALL, value, weight);
            oracle.add(time, value, weight);
            statistics = step % 50 == 0 ? stored.saveAndLoad(statistics) : statistics;
        }
        Distribution found = statistics.distribution(Measure.TIME_PER_CALL);

        assertThat(found.samples()).isEqualTo(oracle.samples());
        assertThat(found.count()).isEqualTo(oracle.count());
        assertThat(found.mean()).isCloseTo(oracle.mean(), within(1e-5));
        assertThat(found.standardDeviation()).isCloseTo(oracle.standardDeviation(), within(1e-5));
        assertBetweenRanks(found.p50(), 0.5, oracle);
        assertBetweenRanks(found.p90(), 0.9, oracle);
        assertBetweenRanks(found.p99(), 0.99, oracle);
    }

    private static void assertBetweenRanks(double found, double q, WindowOracle oracle) {
        double allowed = 1.0 / 1_024;
        assertThat(found)
                .isBetween(
                        oracle.quantile(q - allowed) * (1 - ACCURACY), oracle.quantile(q + allowed) * (1 + ACCURACY));
    }

    @Test
    void anEmptyWindowIsAllZeroAndNoBytes() {
        assertThat(empty(HOUR).toBytes()).isEmpty();
        for (Measure measure : Measure.values()) {
            assertThat(empty(HOUR).distribution(measure)).isEqualTo(Distribution.EMPTY);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.MIN_VALUE, 1e-300, 1e-9, 0.1, 8.45, 1e18, 1e300, Double.MAX_VALUE})
    void equalValuesAreExactAndCostAFewBytes(double value) {
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, HOUR);
        for (int i = 0; i < 1_000; i++) {
            statistics.add(START.plusSeconds(i * 5L), Measure.COST, value, 1);
            statistics = stored.saveAndLoad(statistics);
        }

        assertThat(statistics.distribution(Measure.COST))
                .isEqualTo(new Distribution(
                        statistics.distribution(Measure.COST).count(), value, value, value, value, 0, value, value));
        assertThat(statistics.toBytes().length).isLessThan(40);
        assertThat(stored.entries().values())
                .allSatisfy(bytes -> assertThat(bytes.length).isLessThan(8));
    }

    @Test
    void aLargeCommonPartDoesNotSpoilTheDeviation() {
        RollingStatistics statistics = empty(HOUR);
        for (int i = 0; i < 10_000; i++) {
            statistics.add(START.plusMillis(i), Measure.COST, 1e9 + i % 2, 1);
        }

        assertThat(statistics.distribution(Measure.COST).standardDeviation()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void hugeAndTinyValuesTogetherKeepTheirPercentiles() {
        RollingStatistics statistics = empty(HOUR);
        for (int i = 1; i <= 100; i++) {
            statistics.add(START, Measure.COST, 1e-280 * i, 1);
            statistics.add(START, Measure.COST, 1e280 * i, 1);
        }
        Distribution found = statistics.distribution(Measure.COST);

        assertClose(found.p50(), 1e-278, "median");
        assertClose(found.p99(), 98e280, "p99");
        assertThat(found.mean()).isFinite();
        assertThat(found.standardDeviation()).isFinite();
    }

    @Test
    void bucketsStayWithinTheirBoundAndHighPercentilesKeepTheirAccuracy() {
        WindowOptions options = new WindowOptions(Duration.ofHours(1), 6, 0.01, 64);
        Random random = new Random(42);
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, options);
        double[] exact = new double[6_000];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = random.nextInt(100) < 30
                    ? Math.exp(30 * random.nextDouble() - 20)
                    : 1e6 * (1 + random.nextDouble());
            statistics.add(START.plusMillis(i * 500L), Measure.COST, exact[i], 1);
        }
        Arrays.sort(exact);

        assertClose(statistics.distribution(Measure.COST).p90(), exact[5_399], "p90");
        assertClose(statistics.distribution(Measure.COST).p99(), exact[5_939], "p99");
        assertThat(statistics.tallyAgainstSubWindows()).isEqualTo("equal");
        assertThat(statistics.toBytes().length).isLessThan(2 * 64 * 3);

        for (int i = 0; i < 200; i++) {
            statistics.add(START.plus(Duration.ofMinutes(50 + i)), Measure.COST, 5, 1);
            statistics = stored.saveAndLoad(statistics);
        }
        Distribution later = statistics.distribution(Measure.COST);
        assertClose(later.p50(), 5, "median");
        assertClose(later.maximum(), 5, "maximum");
        assertClose(later.mean(), 5, "mean");
    }

    @ParameterizedTest(name = "{0} sub-windows")
    @ValueSource(ints = {6, 600})
    void aSampleReadsNoClosedSubWindowUnlessOneLeavesOrItIsLate(int subWindows) {
        StoredSubWindows stored = new StoredSubWindows();
        WindowOptions hour = new WindowOptions(Duration.ofHours(1), subWindows, 0.01, 512);
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, hour);
        for (int second = 0; second < 3_600; second += 3) {
            statistics.add(START.plusSeconds(second), Measure.COST, second, 1);
            statistics = stored.saveAndLoad(statistics);
            statistics.distribution(Measure.COST);
        }
        assertThat(stored.reads()).isZero();
        assertThat(stored.entries()).hasSize(subWindows - 1);

        statistics.add(START.plus(Duration.ofHours(1)), Measure.COST, 60, 1);
        assertThat(stored.reads()).isEqualTo(1);
        statistics = stored.saveAndLoad(statistics);
        statistics.add(START.plus(Duration.ofMinutes(35)), Measure.COST, 35, 1);
        assertThat(stored.reads()).isEqualTo(2);
        assertThat(statistics.changes()).hasSize(1);
    }

    @Test
    void aSampleADayLateIsLeftOutAndOneFromTheFutureMovesTheWindow() {
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, HOUR);
        for (int minute = 0; minute < 120; minute++) {
            statistics.add(START.plus(Duration.ofMinutes(minute)), Measure.COST, 1, 1);
            statistics = stored.saveAndLoad(statistics);
        }
        Instant now = START.plus(Duration.ofHours(2));
        assertThat(statistics.add(now.minus(Duration.ofHours(26)), Measure.COST, 1, 1))
                .isEqualTo(RollingStatistics.Added.BEFORE_WINDOW);

        statistics.add(now.plus(Duration.ofDays(3)), Measure.COST, 2, 1);
        statistics = stored.saveAndLoad(statistics);
        assertThat(statistics.distribution(Measure.COST).count()).isEqualTo(1);
        assertThat(stored.entries()).isEmpty();
    }

    @Test
    void anotherAccuracyOrSubWindowStartsAnewAndLeavesNothingBehind() {
        StoredSubWindows stored = new StoredSubWindows();
        RollingStatistics statistics = RollingStatistics.of(new byte[0], stored, HOUR);
        for (int minute = 0; minute < 60; minute++) {
            statistics.add(START.plus(Duration.ofMinutes(minute)), Measure.COST, 1, 1);
        }
        statistics = stored.saveAndLoad(statistics);
        assertThat(stored.entries()).hasSize(5);
        WindowOptions longer = new WindowOptions(Duration.ofHours(2), 12, 0.01, 512);
        WindowOptions other = new WindowOptions(Duration.ofHours(1), 6, 0.02, 512);

        assertThat(RollingStatistics.of(statistics.toBytes(), stored, longer)
                        .distribution(Measure.COST)
                        .count())
                .isEqualTo(60);
        RollingStatistics anew = RollingStatistics.of(statistics.toBytes(), stored, other);
        assertThat(anew.isEmpty()).isTrue();
        assertThat(anew.isRestarted()).isTrue();
        stored.saveAndLoad(anew);
        assertThat(stored.entries()).isEmpty();
    }

    @Test
    void impossibleValuesAndBytesAreRefused() {
        RollingStatistics statistics = empty(HOUR);
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> statistics.add(START, Measure.COST, value, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(value));
        }
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            statistics.add(START, Measure.TIME_PER_CALL, random.nextDouble(), 1 + i);
        }
        byte[] bytes = statistics.toBytes();
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RollingStatistics.of(cut, ClosedSubWindows.NONE, HOUR))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        bytes[0] = 9;
        assertThatThrownBy(() -> RollingStatistics.of(bytes, ClosedSubWindows.NONE, HOUR))
                .hasMessage("rolling statistics must be of version 1, was 9");
        assertThatThrownBy(() -> new WindowOptions(Duration.ofHours(1), 6, 1.5, 512))
                .hasMessage("relativeAccuracy must be from 0.0001 to 0.5, was 1.5");
    }
}

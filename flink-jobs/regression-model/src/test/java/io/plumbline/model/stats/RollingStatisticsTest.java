package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RollingStatisticsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WindowOptions HOUR = new WindowOptions(Duration.ofHours(1), 6, 0.01, 512);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPercentileIsWithinTheRelativeAccuracy(long seed) {
        List<ToDoubleFunction<Random>> generators = List.of(
                random -> random.nextDouble() * 100,
                random -> Math.exp(random.nextGaussian()),
                random -> 1 + Math.pow(random.nextDouble(), -1.0),
                random -> random.nextInt(5),
                random -> 1e-7 * (1 + random.nextDouble()),
                random -> 1e15 * (1 + random.nextDouble()));
        for (ToDoubleFunction<Random> generator : generators) {
            Random random = new Random(seed);
            RollingStatistics statistics = RollingStatistics.empty(HOUR);
            double[] exact = new double[1 + random.nextInt(3_000)];
            for (int i = 0; i < exact.length; i++) {
                exact[i] = generator.applyAsDouble(random);
                statistics.add(START.plusMillis(i), exact[i], 1);
            }
            Arrays.sort(exact);
            for (double q : new double[] {0, 0.01, 0.1, 0.5, 0.9, 0.99, 1}) {
                double expected = exact[(int) Math.floor(q * (exact.length - 1))];
                assertThat(statistics.quantile(q))
                        .as("seed %d quantile %s of %d", seed, q, exact.length)
                        .isCloseTo(expected, within(0.01 * expected * (1 + 1e-9)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void itIsAlwaysWhatAFreshOneOverTheWindowWouldBe(long seed) {
        Random random = new Random(seed);
        WindowOptions options = new WindowOptions(Duration.ofMinutes(10), 10, 0.01, 512);
        RollingStatistics statistics = RollingStatistics.empty(options);
        List<double[]> all = new ArrayList<>();
        long newest = 0;
        for (int i = 0; i < 2_000; i++) {
            long at = Math.max(0, newest + random.nextInt(40_000) - (random.nextInt(4) == 0 ? 400_000 : 0));
            if (random.nextInt(300) == 0) {
                at = newest + random.nextInt(2_000_000);
            }
            double value = random.nextInt(10) == 0 ? 0 : Math.exp(3 * random.nextGaussian());
            long first = (Math.max(at, newest) / 60_000 - 9) * 60_000;
            boolean inWindow = at >= first;
            RollingStatistics.Added added = statistics.add(START.plusMillis(at), value, 1 + i % 3);
            assertThat(added)
                    .as("seed %d step %d", seed, i)
                    .isEqualTo(inWindow ? RollingStatistics.Added.IN_WINDOW : RollingStatistics.Added.BEFORE_WINDOW);
            newest = Math.max(newest, at);
            if (inWindow) {
                all.add(new double[] {at, value, 1 + i % 3});
            }
            if (i % 7 == 0) {
                statistics = RollingStatistics.fromBytes(statistics.toBytes(), options);
            }
            all.removeIf(each -> each[0] < first);
            assertSame(statistics.distribution(), exact(all), "seed " + seed + " step " + i);
        }
    }

    private static void assertSame(Distribution found, Distribution exact, String where) {
        assertThat(found.count()).as(where).isEqualTo(exact.count());
        assertThat(found.minimum()).as(where).isEqualTo(exact.minimum());
        assertThat(found.maximum()).as(where).isEqualTo(exact.maximum());
        assertThat(found.mean()).as(where).isCloseTo(exact.mean(), within(1e-9 * Math.max(1, exact.mean())));
        assertThat(found.standardDeviation())
                .as(where)
                .isCloseTo(exact.standardDeviation(), within(1e-7 * Math.max(1, exact.maximum())));
        assertThat(found.p50()).as(where).isCloseTo(exact.p50(), within(0.0100001 * exact.p50()));
        assertThat(found.p90()).as(where).isCloseTo(exact.p90(), within(0.0100001 * exact.p90()));
        assertThat(found.p99()).as(where).isCloseTo(exact.p99(), within(0.0100001 * exact.p99()));
    }

    /** Two passes over the weighted values. */
    private static Distribution exact(List<double[]> values) {
        double[] flat = values.stream()
                .flatMapToDouble(each ->
                        java.util.stream.DoubleStream.generate(() -> each[1]).limit((long) each[2]))
                .sorted()
                .toArray();
        double mean = Arrays.stream(flat).average().orElse(0);
        double variance = Arrays.stream(flat)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElse(0);
        return new Distribution(
                flat.length,
                flat[(int) Math.floor(0.5 * (flat.length - 1))],
                flat[(int) Math.floor(0.9 * (flat.length - 1))],
                flat[(int) Math.floor(0.99 * (flat.length - 1))],
                mean,
                Math.sqrt(variance),
                flat[0],
                flat[flat.length - 1]);
    }

    @Test
    void anEmptyWindowIsAllZero() {
        assertThat(RollingStatistics.empty(HOUR).distribution()).isEqualTo(Distribution.EMPTY);
        assertThat(RollingStatistics.fromBytes(RollingStatistics.empty(HOUR).toBytes(), HOUR)
                        .distribution())
                .isEqualTo(Distribution.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-9, 0.1, 8.45, 1e18, 1e300})
    void equalValuesAreExact(double value) {
        RollingStatistics statistics = RollingStatistics.empty(HOUR);
        for (int i = 0; i < 1_000; i++) {
            statistics.add(START.plusSeconds(i), value, 1);
        }

        assertThat(statistics.distribution())
                .isEqualTo(new Distribution(1_000, value, value, value, value, 0, value, value));
    }

    @Test
    void aLargeCommonPartDoesNotSpoilTheDeviation() {
        RollingStatistics statistics = RollingStatistics.empty(HOUR);
        for (int i = 0; i < 10_000; i++) {
            statistics.add(START.plusSeconds(i), 1e9 + i % 2, 1);
        }

        assertThat(statistics.distribution().standardDeviation()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void bucketsStayWithinTheirBoundAndHighPercentilesKeepTheirAccuracy() {
        WindowOptions options = new WindowOptions(Duration.ofHours(1), 6, 0.01, 64);
        Random random = new Random(42);
        RollingStatistics statistics = RollingStatistics.empty(options);
        double[] exact = new double[6_000];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = random.nextInt(100) < 30
                    ? Math.exp(30 * random.nextDouble() - 20)
                    : 1e6 * (1 + random.nextDouble());
            statistics.add(START.plusMillis(i * 500L), exact[i], 1);
        }
        Arrays.sort(exact);

        assertThat(statistics.quantile(0.9)).isCloseTo(exact[5_399], within(0.01 * exact[5_399]));
        assertThat(statistics.quantile(0.99)).isCloseTo(exact[5_939], within(0.01 * exact[5_939]));
        assertThat(statistics.distribution().minimum()).isEqualTo(exact[0]);
        assertThat(statistics.toBytes().length).isLessThan(64 * 6 * 8);

        for (int i = 0; i < 100; i++) {
            statistics.add(START.plus(Duration.ofMinutes(40 + i)), 5, 1);
        }
        assertThat(statistics.distribution().count()).isBetween(50L, 60L);
        assertThat(statistics.distribution().p50()).isEqualTo(5);
    }

    @Test
    void aWeekOfSixtySubWindowsOfAHundredValuesIsSmall() {
        RollingStatistics statistics = RollingStatistics.empty(WindowOptions.defaults());
        Random random = new Random(7);
        for (int i = 0; i < 6_000; i++) {
            statistics.add(START.plusSeconds(i * 100L), Math.exp(random.nextGaussian() * 0.3), 1);
        }

        assertThat(statistics.toBytes().length).isLessThan(10_000);
    }

    @Test
    void anotherAccuracyOrSubWindowStartsAnew() {
        RollingStatistics statistics = RollingStatistics.empty(HOUR);
        statistics.add(START, 1, 1);
        WindowOptions other = new WindowOptions(Duration.ofHours(1), 6, 0.02, 512);
        WindowOptions longer = new WindowOptions(Duration.ofHours(2), 12, 0.01, 512);

        assertThat(RollingStatistics.isCompatible(statistics.toBytes(), other)).isFalse();
        assertThat(RollingStatistics.fromBytes(statistics.toBytes(), other).isEmpty())
                .isTrue();
        assertThat(RollingStatistics.fromBytes(statistics.toBytes(), longer).isEmpty())
                .isFalse();
    }

    @Test
    void impossibleValuesAndBytesAreRefused() {
        RollingStatistics statistics = RollingStatistics.empty(HOUR);
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> statistics.add(START, value, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(value));
        }
        statistics.add(START, 1, 1);
        byte[] bytes = statistics.toBytes();
        assertThatThrownBy(() -> RollingStatistics.fromBytes(Arrays.copyOf(bytes, bytes.length / 2), HOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("end too early");
        bytes[0] = 9;
        assertThatThrownBy(() -> RollingStatistics.fromBytes(bytes, HOUR))
                .hasMessage("rolling statistics must be of version 1, was 9");
        assertThatThrownBy(() -> new WindowOptions(Duration.ofHours(1), 6, 1.5, 512))
                .hasMessage("relativeAccuracy must be in (0, 1), was 1.5");
    }
}

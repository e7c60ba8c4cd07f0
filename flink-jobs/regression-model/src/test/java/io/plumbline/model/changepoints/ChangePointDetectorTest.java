package io.plumbline.model.changepoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.causes.Drift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series of a value a minute; noise is log-normal with 10 % unless said otherwise. */
final class ChangePointDetectorTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final ChangePointOptions OPTIONS = ChangePointOptions.defaults();
    private static final ChangePointDetector DETECTOR = new ChangePointDetector(OPTIONS);
    private static final int MOST_BYTES = 905;
    private static final int DAY = 1_440;

    private record Found(int index, ChangePoint change) {}

    private final Random random = new Random(5);

    @Test
    void aStepOfAHalfIsFoundWithinEightValuesWithItsTimeAndLevels() {
        List<Found> found = found(400, i -> (i < 300 ? 1_000 : 1_500) * noise());
        assertThat(found).hasSize(1);
        ChangePoint change = found.get(0).change();
        assertThat(found.get(0).index()).isBetween(302, 307);
        assertThat(change.at()).isBetween(at(298), at(302));
        assertThat(change.confirmedAt()).isEqualTo(at(found.get(0).index()));
        assertThat(change.shape()).isEqualTo(Drift.ABRUPT);
        assertThat(change.before()).isCloseTo(1_000, within(30.0));
        assertThat(change.after()).isCloseTo(1_500, within(150.0));
        assertThat(change.probability()).isBetween(OPTIONS.confirmProbability(), 1.0);
    }

    /** Where values repeat each other each tells little of the noise, but a step that is far larger than it is as plain. */
    @Test
    void aLargeStepIsFoundWithinEightValuesWhereNoiseWandersToo() {
        List<Found> found = found(
                400,
                i -> (i < 300 ? 1_000 : 1_500)
                        * Math.exp(0.03 * Math.sin(2 * Math.PI * i / 120) + 0.01 * random.nextGaussian()));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).index()).isBetween(304, 307);
        assertThat(found.get(0).change().ratio()).isCloseTo(1.5, within(0.1));
    }

    @Test
    void aStepDownIsFoundToo() {
        assertThat(found(400, i -> (i < 300 ? 1_000 : 600) * noise()))
                .singleElement()
                .satisfies(found -> assertThat(found.change().ratio()).isCloseTo(0.6, within(0.06)));
    }

    @Test
    void aRampIsOneGradualChangeThatGoesOn() {
        List<Found> found =
                found(500, i -> 1_000 * Math.exp(Math.log(2) * Math.min(1, Math.max(0, i - 300) / 60.0)) * noise());
        assertThat(found)
                .extracting(each -> each.change().at())
                .containsOnly(found.get(0).change().at());
        ChangePoint last = found.get(found.size() - 1).change();
        assertThat(last.shape()).isEqualTo(Drift.GRADUAL);
        assertThat(last.ratio()).isCloseTo(2, within(0.25));
    }

    /** Annual flow of the Nile at Aswan from 1871, 10^8 m3 (G. W. Cobb: The problem of the Nile, Biometrika 65, 1978). */
    @Test
    void theNileHasCarriedLessSince1899() {
        double[] flow = {
            1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
            1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
            1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
            759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
            744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
        };

        assertThat(found(flow.length, i -> flow[i])).singleElement().satisfies(found -> {
            assertThat(found.change().at()).isEqualTo(at(1899 - 1871));
            assertThat(found.change().before()).isCloseTo(1_090, within(20.0));
            assertThat(found.change().after()).isCloseTo(840, within(20.0));
        });
    }

    @Test
    void aStepInAShortSeriesIsFoundAndNotTakenForNoise() {
        assertThat(found(55, i -> (i < 25 ? 1_000 : 1_300) * noise()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.index()).isLessThan(40);
                    assertThat(found.change().at()).isBetween(at(24), at(26));
                });
    }

    @Test
    void noiseIsNoChange() {
        assertThat(found(20_000, i -> 1_000 * noise())).isEmpty();
    }

    /** Pareto's law: the logarithm is exponential, so low levels and small variances come together by chance. */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2.5, 4})
    void aTailThatIsHeavyOnOneSideIsHardlyEverAChange(double exponent) {
        assertThat(found(200_000, i -> 1_000 * Math.pow(1 - random.nextDouble(), -1 / exponent)))
                .hasSizeLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9, 3e-7, 0})
    void oneValueFarOutIsNoChange(double outlier) {
        assertThat(found(2_000, i -> i % 97 == 50 ? outlier : 1_000 * noise())).isEmpty();
    }

    @Test
    void aLevelThatComesBackEveryNightIsNewsForAFewNightsOnly() {
        List<Found> found = found(14 * DAY, i -> (i % DAY < 120 ? 1_600 : 1_000) * noise());
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.index()).isLessThan(5 * DAY));
    }

    @Test
    void withinADailyCurveThatIsKnownAStepIsFoundAndTheCurveIsNot() {
        IntToDoubleFunction curve = i -> 1_000 * Math.exp(0.26 * Math.sin(2 * Math.PI * i / DAY)) * noise();
        int step = 10 * DAY + 300;
        List<Found> found = found(step + 60, i -> curve.applyAsDouble(i) * (i < step ? 1 : 1.5));
        List<Found> afterwards =
                found.stream().filter(each -> each.index() >= 4 * DAY).toList();
        assertThat(afterwards).filteredOn(each -> each.index() < step).hasSizeLessThan(3);
        assertThat(afterwards)
                .filteredOn(each -> each.index() >= step)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.index()).isLessThan(step + 8);
                    assertThat(each.change().ratio()).isCloseTo(1.5, within(0.15));
                });
    }

    @Test
    void aRegressionIsNewsEachTimeItComesBackAtNoRegularTime() {
        int[] begins = {1_000, 1_900, 4_300, 4_900};
        List<Found> found = found(6_000, i -> {
            boolean worse = false;
            for (int begin : begins) {
                worse |= i >= begin && i < begin + 200;
            }
            return (worse ? 2_000 : 1_000) * noise();
        });
        assertThat(found)
                .filteredOn(each -> each.change().ratio() > 1)
                .extracting(each -> (each.index() - 1) / 100)
                .containsExactly(10, 19, 43, 49);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1, 1e300})
    void equalValuesOfAnySizeAreNoChangeAndAChangeFromThemIs(double value) {
        List<Found> found = found(200, i -> i < 150 ? value : Math.max(value, 1e-6) * 3);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).index()).isBetween(152, 157);
    }

    @Test
    void valuesLeftOutMakeNoDifference() {
        byte[] state = {};
        List<ChangePoint> found = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean missing = random.nextInt(3) == 0 || (i > 200 && i < 260);
            if (!missing) {
                ChangePointDetector.Observed observed =
                        DETECTOR.observe(state, (i < 400 ? 1_000 : 1_400) * noise(), at(i));
                state = observed.state();
                if (observed.found() != null) {
                    found.add(observed.found());
                }
            }
        }
        assertThat(found)
                .singleElement()
                .satisfies(change -> assertThat(change.at()).isBetween(at(394), at(406)));
    }

    @Test
    void theStateIsBoundedAndIsWrittenAsItIsRead() {
        byte[] state = {};
        for (int i = 0; i < 20_000; i++) {
            state = DETECTOR.observe(state, (i / 500 % 2 == 0 ? 1_000 : 1_300) * noise(), at(i))
                    .state();
            assertThat(MemoryBytes.write(MemoryBytes.read(state, OPTIONS)))
                    .isEqualTo(state)
                    .hasSizeLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1})
    void aValueThatIsNoneIsRefused(double value) {
        assertThatThrownBy(() -> DETECTOR.observe(new byte[0], value, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite and not negative, was " + value);
    }

    @Test
    void bytesOfAnotherVersionAreRefused() {
        byte[] state = DETECTOR.observe(new byte[0], 1, START).state();
        state[0] = 9;
        assertThatThrownBy(() -> DETECTOR.observe(state, 1, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("change-point bytes must be of version 1, were of 9");
    }

    @Test
    void bytesThatWereCutShortOrHoldMoreThanIsAllowedAreRefused() {
        byte[] state = {};
        for (int i = 0; i < 200; i++) {
            state = DETECTOR.observe(state, 1_000 * noise(), at(i)).state();
        }
        byte[] whole = state;
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DETECTOR.observe(cut, 1, START)).isInstanceOf(IllegalArgumentException.class);
        }
        ChangePointDetector fewer = new ChangePointDetector(new ChangePointOptions(0.01, 8, 0.999, 0.07, 5));
        assertThatThrownBy(() -> fewer.observe(whole, 1, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("change-point bytes must be of at most 8 hypotheses, were of 32");
    }

    /** What a job has in its state must be read by every later version: here, 150 values about 1,000. */
    @Test
    void theBytesOfVersionOneAreReadAndGoOn() throws IOException {
        Path golden = Path.of("src/test/resources/golden/change-points/memory.v1.bin");
        if (Boolean.getBoolean("golden.update")) {
            byte[] state = {};
            for (int i = 0; i < 150; i++) {
                state = DETECTOR.observe(state, 1_000 * noise(), at(i)).state();
            }
            Files.createDirectories(golden.getParent());
            Files.write(golden, state);
        }
        byte[] stored = Files.readAllBytes(golden);
        SeriesMemory memory = MemoryBytes.read(stored, OPTIONS);

        assertThat(MemoryBytes.write(memory)).isEqualTo(stored);
        assertThat(memory.values).isEqualTo(140);
        assertThat(memory.runs.length[0]).isEqualTo(150);
        assertThat(memory.runs.size).isEqualTo(32);
        assertThat(memory.noise.deviation()).isBetween(0.08, 0.12);
        assertThat(Math.exp(memory.origin)).isBetween(950.0, 1_050.0);
        byte[] state = stored;
        ChangePoint found = null;
        for (int i = 150; i < 158 && found == null; i++) {
            ChangePointDetector.Observed observed = DETECTOR.observe(state, 1_500, at(i));
            state = observed.state();
            found = observed.found();
        }
        assertThat(found)
                .isNotNull()
                .satisfies(change -> assertThat(change.at()).isBetween(at(149), at(150)));
    }

    private List<Found> found(int size, IntToDoubleFunction values) {
        List<Found> found = new ArrayList<>();
        byte[] state = {};
        for (int i = 0; i < size; i++) {
            ChangePointDetector.Observed observed = DETECTOR.observe(state, values.applyAsDouble(i), at(i));
            state = observed.state();
            if (observed.found() != null) {
                found.add(new Found(i, observed.found()));
            }
        }
        return found;
    }

    private double noise() {
        return Math.exp(0.1 * random.nextGaussian());
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}

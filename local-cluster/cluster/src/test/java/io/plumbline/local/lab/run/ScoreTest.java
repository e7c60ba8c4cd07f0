package io.plumbline.local.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.local.lab.detect.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScoreTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void recallIsOfTheHarmfulAndPrecisionOfWhatWasSaid() {
        Score score = new Score("any", 8, 6, 2);
        assertThat(score.recall()).isEqualTo(0.75);
        assertThat(score.precision()).isEqualTo(0.75);
        assertThat(new Score("silent", 0, 0, 0).recall()).isEqualTo(1);
        assertThat(new Score("silent", 3, 0, 0).precision()).isEqualTo(1);
    }

    @Test
    void ofAnEvenNumberTheLaterMiddleIsTheMedian() {
        List<Duration> delays =
                List.of(Duration.ofMillis(4), Duration.ofMillis(1), Duration.ofMillis(3), Duration.ZERO);
        assertThat(Score.median(delays)).isEqualTo(Duration.ofMillis(3));
        assertThat(Score.worst(delays)).isEqualTo(Duration.ofMillis(4));
        assertThat(Score.median(List.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void aShiftComparesTheLastPlanAndTheMeanTimeWeightedByCalls() {
        List<Sighting> before = List.of(sighting("a", 10, 100, 1, 1000), sighting("a", 10, 100, 3, 2000));
        List<Sighting> during = List.of(sighting("a", 10, 100, 1, 9000), sighting("b", 40, 50, 1, 5000));
        Shift shift = Shift.of("s", before, during);
        assertThat(shift.planChanged()).isTrue();
        assertThat(shift.costRatio()).isEqualTo(4);
        assertThat(shift.rowsRatio()).isEqualTo(0.5);
        assertThat(shift.timeRatio()).isCloseTo(7000 / 1750.0, within(1e-9));
    }

    @Test
    void withPollsSixtyTimesAsFastEveryDurationIsASixtieth() {
        assertThat(new TimeScale(Duration.ofSeconds(1)).jobOptions())
                .isEqualTo(Map.of(
                        "plumbline.window.length", "10080000 ms",
                        "plumbline.plans.return-after", "1440000 ms",
                        "plumbline.verdicts.cool-down", "1000 ms",
                        "plumbline.verdicts.relearn-after", "10080000 ms",
                        "plumbline.verdicts.ddl-slack", "2000 ms"));
    }

    private static Sighting sighting(String hash, double cost, double rows, long calls, double micros) {
        return new Sighting("s", START, hash, cost, rows, calls, micros, 0, 0);
    }
}

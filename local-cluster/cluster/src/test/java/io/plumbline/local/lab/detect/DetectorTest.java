package io.plumbline.local.lab.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DetectorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everyPlanThatDiffersFromTheOneBeforeIsAChangeOfTheHash() {
        assertThat(alarms(new PlanHashChanged(), plan(0, "a"), plan(1, null), plan(2, "a"), plan(3, "b"), plan(4, "a")))
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void thePlanSetAlarmsOnNewPlansAndOnThoseThatCameBackAfterAWhile() {
        assertThat(alarms(
                        new PlanSetChanged(Duration.ofSeconds(10)),
                        plan(0, "a"),
                        plan(1, "b"),
                        plan(2, "a"),
                        plan(11, "b"),
                        plan(12, null)))
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void aTimeAboveTwiceTheMeanOfFiveAlarms() {
        assertThat(alarms(
                        new TimeAboveTwiceMean(),
                        time(1),
                        time(1),
                        time(1),
                        time(1),
                        time(9),
                        time(5.2),
                        time(6.1),
                        untimed()))
                .as("the mean is 2.6 after five and 3.03 after six")
                .containsExactly(false, false, false, false, false, false, true, false);
    }

    private static List<Boolean> alarms(Detector detector, Sighting... sightings) {
        return List.of(sightings).stream().map(detector::alarms).toList();
    }

    private static Sighting plan(int second, @Nullable String hash) {
        return new Sighting("s", START.plusSeconds(second), hash, 1, 1, 0, Double.NaN, 0, second);
    }

    private static Sighting time(double micros) {
        return new Sighting("s", START, "a", 1, 1, 3, micros, 0, 0);
    }

    private static Sighting untimed() {
        return new Sighting("s", START, "a", 1, 1, 0, Double.NaN, 0, 0);
    }
}

package io.plumbline.model.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.counters.CounterDifference.Kind;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.testing.Story;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CounterDifferenceTest {

    private static final Instant T0 = Story.START;
    private static final CounterEpoch EPOCH = new CounterEpoch(T0.minusSeconds(3_600), null, null);

    @Test
    void growingCountersOfOneEpochAreSubtracted() {
        CounterDifference difference = between(counters(100, 5_000, 7), EPOCH, counters(110, 9_000, 8), EPOCH);

        assertThat(difference).isEqualTo(new CounterDifference(Kind.USED, 10, 4_000, 0));
        assertThat(difference.timePerCallMicros()).isEqualTo(400);
    }

    @Test
    void anyChangeOfTheEpochStartsANewOne() {
        Counters before = counters(100, 5_000, 7);
        Counters after = counters(110, 9_000, 8);
        List<CounterEpoch> others = List.of(
                new CounterEpoch(T0, null, null),
                new CounterEpoch(EPOCH.serverStartedAt(), T0, null),
                new CounterEpoch(EPOCH.serverStartedAt(), null, T0));
        for (CounterEpoch other : others) {
            assertThat(between(before, EPOCH, after, other).kind()).isEqualTo(Kind.EPOCH_CHANGED);
        }
    }

    @Test
    void aStartThatTwoPollersReckonFromWholeSecondsOfUptimeIsOneStart() {
        Counters before = counters(100, 5_000, 7);
        Counters after = counters(110, 9_000, 8);
        for (long millis : new long[] {-4_999, -999, 999, 4_999}) {
            CounterEpoch other = new CounterEpoch(EPOCH.serverStartedAt().plusMillis(millis), null, null);
            assertThat(between(before, EPOCH, after, other).kind()).isEqualTo(Kind.USED);
        }
        for (long millis : new long[] {-5_000, 5_000}) {
            CounterEpoch other = new CounterEpoch(EPOCH.serverStartedAt().plusMillis(millis), null, null);
            assertThat(between(before, EPOCH, after, other).kind()).isEqualTo(Kind.EPOCH_CHANGED);
        }
    }

    @Test
    void anyFallingCounterStartsANewOne() {
        Counters before = new Counters(100, 5_000, 7, 50, 40, 30);
        List<Counters> fallen = List.of(
                new Counters(99, 5_000, 7, 50, 40, 30),
                new Counters(100, 4_999, 7, 50, 40, 30),
                new Counters(100, 5_000, 6, 50, 40, 30),
                new Counters(100, 5_000, 7, 49, 40, 30),
                new Counters(100, 5_000, 7, 50, 39, 30),
                new Counters(100, 5_000, 7, 50, 40, 29),
                new Counters(100, Double.NaN, 7, 50, 40, 30));
        for (Counters after : fallen) {
            assertThat(between(before, EPOCH, after, EPOCH))
                    .isEqualTo(new CounterDifference(Kind.COUNTER_FELL, 0, 0, 0));
        }
    }

    @Test
    void aDifferenceThatCannotBeTrueIsNotUsed() {
        Counters before = counters(100, 5_000, 7);

        assertThat(between(before, EPOCH, counters(101, 5_000 + 3_611e6, 8), EPOCH)
                        .kind())
                .as("a call longer than the server is up")
                .isEqualTo(Kind.ABSURD);
        assertThat(between(before, EPOCH, counters(101, 5_000 + 3_609e6, 8), EPOCH)
                        .kind())
                .as("a call that began long before the last poll")
                .isEqualTo(Kind.USED);
        assertThat(between(before, EPOCH, counters(1_000_000_000, 6_000, 8), EPOCH)
                        .kind())
                .as("a hundred million calls a second")
                .isEqualTo(Kind.ABSURD);
        assertThat(between(before, EPOCH, counters(100, 6_000, 8), EPOCH).kind())
                .isEqualTo(Kind.NO_CALLS);
    }

    @Test
    void moreTemporaryBlocksThanAServerCanWriteAreNotUsed() {
        long most = 3_610_000_000L * 100;
        Counters before = new Counters(100, 5_000, 7, 0, 0, 0);

        assertThat(between(before, EPOCH, new Counters(101, 6_000, 8, 0, 0, 9_000_000_000_000_000_000L), EPOCH))
                .isEqualTo(new CounterDifference(Kind.ABSURD, 0, 0, 0));
        assertThat(between(before, EPOCH, new Counters(101, 6_000, 8, 0, 0, most + 100), EPOCH)
                        .kind())
                .isEqualTo(Kind.ABSURD);
        assertThat(between(before, EPOCH, new Counters(101, 6_000, 8, 0, 0, most), EPOCH))
                .isEqualTo(new CounterDifference(Kind.USED, 1, 1_000, most));
    }

    @Test
    void noUsedDifferenceIsNegativeOrNotFinite() {
        Random random = new Random(99);
        for (int i = 0; i < 10_000; i++) {
            CounterDifference difference = between(any(random), EPOCH, any(random), EPOCH);
            assertThat(difference.calls()).isNotNegative();
            assertThat(difference.timeMicros()).isFinite().isNotNegative();
        }
    }

    private static Counters any(Random random) {
        double time = random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(1_000_000) - 1_000.0;
        return new Counters(random.nextInt(1_000), time, random.nextInt(3), 0, 0, 0);
    }

    private static Counters counters(long calls, double timeMicros, long rows) {
        return new Counters(calls, timeMicros, rows, 0, 0, 0);
    }

    private static CounterDifference between(
            Counters before, CounterEpoch epochBefore, Counters after, CounterEpoch epochAfter) {
        EntryState last = new EntryState("primary", "1", "o1", T0, epochBefore, before, null);
        Sample sample = new Sample(
                Story.KEY,
                "primary",
                "POSTGRESQL",
                "o2",
                "1",
                "select ?",
                T0.plusSeconds(10),
                epochAfter,
                after,
                null,
                PlanHints.NONE);
        return CounterDifference.between(last, sample);
    }
}

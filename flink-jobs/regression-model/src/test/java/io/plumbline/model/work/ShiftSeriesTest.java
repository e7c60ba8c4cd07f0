package io.plumbline.model.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.causes.Drift;
import io.plumbline.model.testing.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 us usually, 400 us since a change point; 10 calls a poll. */
final class ShiftSeriesTest {

    private static final TimeShift SHIFT = new TimeShift(Story.START, Story.START, Drift.ABRUPT, 100, 400, 0.9999);

    private ShiftSeries series = new ShiftSeries(new byte[0], SHIFT, 0, null, 0);

    /** Polls with these times, usual ones deviating by {@code deviation}. */
    private void polls(double deviation, double... micros) {
        Usual usual = new Usual(20, Math.log(100), 20 * deviation * deviation);
        for (double each : micros) {
            series = series.lost(new PollWork(Story.START, 10, 10 * each, 0), usual);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // time, what it says: 1 at 100 us, 0 at 200 us, -1 at 400 us, evenly on the logarithmic scale between
        "100,    1",
        "200,    0",
        "400,    0",
        "50,     2",
        "1,      2.999"
    })
    void aPollSaysHowFarItIsFromTheMiddle(double micros, double expected) {
        // noise so large that the change is not over
        polls(1.4, micros);

        assertThat(series.last()).isEqualTo(SHIFT);
        assertThat(series.goneBack()).isBetween(expected - 1e-9, expected + 0.002);
    }

    @Test
    void aChangeIsOverAfterThreePollsAtTheUsualTime() {
        polls(0, 400, 400, 100, 100);
        assertThat(series.last()).isEqualTo(SHIFT);
        assertThat(series.lostMicros()).isCloseTo(2 * 10 * 300, within(1e-6));

        polls(0, 99);
        assertThat(series.last()).isNull();
        assertThat(series.lostMicros()).isZero();
    }

    @Test
    void slowPollsBetweenTakeBackWhatWasSaid() {
        for (int i = 0; i < 100; i++) {
            polls(0, 100, 100, 400, 400);
        }
        assertThat(series.last()).isEqualTo(SHIFT);
    }

    @Test
    void theNoisierTheSeriesTheMoreMustBeSaid() {
        // ln 1000 / (2 x (ln 2 / 0.8)^2) = 4.6 polls
        polls(0.8, 100, 100, 100, 100);
        assertThat(series.last()).isEqualTo(SHIFT);

        polls(0.8, 100);
        assertThat(series.last()).isNull();
    }

    @Test
    void noMoreThanTwentyPollsMustBeSaid() {
        for (int i = 0; i < 19; i++) {
            polls(5, 100);
        }
        assertThat(series.last()).isEqualTo(SHIFT);

        polls(5, 99);
        assertThat(series.last()).isNull();
    }
}

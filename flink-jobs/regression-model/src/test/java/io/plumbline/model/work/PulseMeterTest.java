package io.plumbline.model.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PulseMeterTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final PulseMeter meter = new PulseMeter();

    private void poll(int second, double... ratios) {
        for (int statement = 0; statement < ratios.length; statement++) {
            meter.add("shop", "primary", inside(statement, NOON.plusSeconds(second), ratios[statement]));
        }
    }

    private static MeasuredRatio inside(int statement, Instant at, double ratio) {
        return new MeasuredRatio(statement, at, ratio, false);
    }

    /** All inside of what is usual for them. */
    private static Pulse pulse(int statements, double logMedian) {
        return new Pulse(statements, new LogRatios(logMedian, 0), 0, LogRatios.NONE);
    }

    @Test
    void itIsTheMedianAndTheMedianDeviationOfLogarithms() {
        // logarithms 0, 1, 2, 3, 10: median 2, deviations 2, 1, 0, 1, 8 with median 1
        poll(0, 1, Math.E, Math.exp(2), Math.exp(3), Math.exp(10));

        Pulse pulse = meter.of("shop", "primary", NOON.minusSeconds(1));

        assertThat(pulse.statements()).isEqualTo(5);
        assertThat(pulse.all().median()).isCloseTo(2, within(1e-12));
        assertThat(pulse.all().deviation()).isCloseTo(1.4826, within(1e-12));
        assertThat(pulse.slowdown()).isCloseTo(Math.exp(2), within(1e-12));
    }

    @Test
    void onlyWhatWasMeasuredSinceCountsAndAStatementIsCountedOnce() {
        poll(0, 8, 8, 8);
        poll(10, 2, 2);
        poll(20, 2, 2);

        assertThat(meter.of("shop", "primary", NOON)).isEqualTo(pulse(2, Math.log(2)));
        assertThat(meter.of("shop", "primary", NOON.plusSeconds(20))).isEqualTo(Pulse.NONE);
    }

    @Test
    void aStatementIsSlowerWhenMoreThanHalfOfItsPollsAreOutside() {
        for (int poll = 0; poll < 4; poll++) {
            meter.add("shop", "primary", new MeasuredRatio(1, NOON.plusSeconds(poll), 1, false));
            meter.add("shop", "primary", new MeasuredRatio(2, NOON.plusSeconds(poll), 7, poll < 2));
            meter.add("shop", "primary", new MeasuredRatio(3, NOON.plusSeconds(poll), Math.exp(poll), poll > 0));
        }

        Pulse pulse = meter.of("shop", "primary", NOON.minusSeconds(1));

        assertThat(pulse.statements()).isEqualTo(3);
        assertThat(pulse.slower()).isEqualTo(1);
        // logarithms 1, 2 and 3 of the third statement; its poll inside does not count
        assertThat(pulse.ofSlower().median()).isCloseTo(2, within(1e-12));
        assertThat(pulse.ofSlower().deviation()).isCloseTo(1.4826, within(1e-12));
    }

    @Test
    void instancesAndClustersAreApart() {
        poll(0, 2, 2);
        meter.add("shop", "replica", inside(1, NOON, 4));
        meter.add("blog", "primary", inside(1, NOON, 8));

        assertThat(meter.of("shop", "primary", NOON.minusSeconds(1)).slowdown()).isCloseTo(2, within(1e-12));
        assertThat(meter.of("shop", "replica", NOON.minusSeconds(1)).slowdown()).isCloseTo(4, within(1e-12));
        assertThat(meter.of("shop", "unknown", NOON.minusSeconds(1))).isEqualTo(Pulse.NONE);
    }

    @Test
    void theLatestValuesAreRememberedOfAnyNumber() {
        for (int statement = 0; statement < 5_000; statement++) {
            meter.add("shop", "primary", inside(statement, NOON.plusMillis(statement), statement < 3_976 ? 9 : 3));
        }

        assertThat(meter.of("shop", "primary", NOON)).isEqualTo(pulse(1_024, Math.log(3)));
    }

    @Test
    void theInstancesMeasuredLastAreRemembered() {
        for (int instance = 0; instance <= 1_000; instance++) {
            meter.add("shop", "i" + instance, inside(1, NOON, 2));
        }

        assertThat(meter.of("shop", "i0", NOON.minusSeconds(1))).isEqualTo(Pulse.NONE);
        assertThat(meter.of("shop", "i1", NOON.minusSeconds(1)).statements()).isEqualTo(1);
    }
}

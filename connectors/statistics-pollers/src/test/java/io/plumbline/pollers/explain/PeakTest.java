package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PeakTest {

    private final Peak peak = new Peak();

    @Test
    void theLongestIsKeptAndForgottenSlowly() {
        assertThat(peak.nanos()).isZero();
        peak.add(1_600);
        peak.add(0);
        assertThat(peak.nanos()).isEqualTo(1_500);
        peak.add(2_000);
        assertThat(peak.nanos()).isEqualTo(2_000);
        for (int i = 0; i < 1_000; i++) {
            peak.add(10);
        }
        assertThat(peak.nanos()).isBetween(10L, 30L);
    }
}

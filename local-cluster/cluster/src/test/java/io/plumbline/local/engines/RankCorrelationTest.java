package io.plumbline.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RankCorrelationTest {

    @Test
    void theSameOrderIsOneAndTheOppositeMinusOne() {
        List<Double> values = List.of(3.0, 1e9, 0.5, 7.0);
        assertThat(RankCorrelation.of(values, List.of(30.0, 41.0, 2.0, 31.0))).isEqualTo(1, within(1e-12));
        assertThat(RankCorrelation.of(values, List.of(3.0, 1.0, 4.0, 2.0))).isEqualTo(-1, within(1e-12));
    }

    /** Two neighbours of five exchanged: 1 - 6 (1 + 1) / (5 (25 - 1)) = 0.9. */
    @Test
    void oneExchangeOfFiveIsNineTenths() {
        assertThat(RankCorrelation.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(1.0, 3.0, 2.0, 4.0, 5.0)))
                .isEqualTo(0.9, within(1e-12));
    }

    @Test
    void equalValuesShareTheirRanks() {
        assertThat(RankCorrelation.ranks(List.of(5.0, 1.0, 5.0))).containsExactly(2.5, 1, 2.5);
    }
}

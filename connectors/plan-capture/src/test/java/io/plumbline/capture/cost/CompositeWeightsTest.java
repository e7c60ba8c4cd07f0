package io.plumbline.capture.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.capture.cost.CostVector.Coefficients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompositeWeightsTest {

    private static final CompositeWeights COST_AND_ROWS_EQUALLY = new CompositeWeights(0, 1, 0, 1, 0, 0);

    @Test
    void theIndexIsTheWeightedGeometricMean() {
        // sqrt((1 + 99) * (1 + 3)) = 20
        CostVector vector = CostVector.of(new Coefficients(0, 99, 3, 3, 1), COST_AND_ROWS_EQUALLY);

        assertThat(vector.compositeIndex()).isCloseTo(20, within(1e-9));
        assertThat(vector.selectivity()).isEqualTo(1);
    }

    @Test
    void onlyTheRatiosOfTheWeightsMatter() {
        Coefficients some = new Coefficients(1, 50, 7, 900, 2);

        assertThat(CostVector.of(some, new CompositeWeights(0.5, 5, 0.5, 2.5, 0.5, 1))
                        .compositeIndex())
                .isCloseTo(CostVector.of(some, CompositeWeights.DEFAULT).compositeIndex(), within(1e-9));
    }

    @Test
    void aPlanWithoutCostHasTheIndexOne() {
        assertThat(CostVector.of(new Coefficients(0, 0, 0, 0, 1), CompositeWeights.DEFAULT)
                        .compositeIndex())
                .isEqualTo(1);
    }

    @Test
    void nothingReturnedOfManyRowsReadStaysFinite() {
        CostVector vector = CostVector.of(new Coefficients(0, 1e300, 0, 1e300, 0), CompositeWeights.DEFAULT);

        assertThat(vector.selectivity()).isZero();
        assertThat(vector.compositeIndex()).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightIsFiniteAndNotNegative(double weight) {
        assertThatThrownBy(() -> new CompositeWeights(weight, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was " + weight);
    }

    @Test
    void oneWeightAtLeastCounts() {
        assertThatThrownBy(() -> new CompositeWeights(0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

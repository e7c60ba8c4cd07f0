package io.plumbline.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    private static final StatementKey KEY = new StatementKey("c", "d", "n", "h");

    private static final List<ThresholdSource> BY_SCOPE = List.of(
            ThresholdSource.DEFAULT,
            ThresholdSource.CLUSTER,
            ThresholdSource.DATABASE,
            ThresholdSource.NAMESPACE,
            ThresholdSource.STATEMENT);

    private static ThresholdRow row(String id, int scope, double value) {
        return new ThresholdRow(
                id,
                scope > 0 ? "c" : null,
                scope > 1 ? "d" : null,
                scope > 2 ? "n" : null,
                scope > 3 ? "h" : null,
                "COST_MULTIPLIER",
                "warn_ratio",
                value);
    }

    @Test
    void theMostSpecificScopeWinsInAnyOrderOfRows() {
        List<ThresholdRow> rows = new ArrayList<>();
        for (int scope = 0; scope <= 4; scope++) {
            rows.add(row("r" + scope, scope, 2 + scope));
            for (long seed = 0; seed < 20; seed++) {
                Collections.shuffle(rows, new Random(seed));
                Threshold threshold = Policy.of(rows).thresholdsFor(KEY).of(ThresholdParameter.COST_WARN_RATIO);
                assertThat(threshold.value()).isEqualTo(2 + scope);
                assertThat(threshold.source()).isEqualTo(BY_SCOPE.get(scope));
            }
        }
    }

    @Test
    void rowsOfOthersDoNotCount() {
        Policy policy = Policy.of(List.of(row("r", 4, 9)));

        assertThat(policy.thresholdsFor(new StatementKey("c", "d", "n", "other"))
                        .of(ThresholdParameter.COST_WARN_RATIO))
                .isEqualTo(Threshold.defaultOf(ThresholdParameter.COST_WARN_RATIO));
        assertThat(policy.thresholdsFor(KEY).value(ThresholdParameter.COST_BLOCK_RATIO))
                .isEqualTo(3.0);
    }

    @Test
    void impossibleRowsAreNamedAndIgnored() {
        ThresholdRow unknown = new ThresholdRow("a", null, null, null, null, "NO_RULE", "warn_ratio", 2);
        ThresholdRow outOfRange = row("b", 1, 0.5);
        ThresholdRow notANumber = row("c", 1, Double.NaN);
        ThresholdRow gap = new ThresholdRow("d", "c", null, "n", null, "COST_MULTIPLIER", "warn_ratio", 2);

        assertThat(unknown.problem()).get().asString().contains("COST_MULTIPLIER.warn_ratio", "was NO_RULE.warn_ratio");
        assertThat(outOfRange.problem())
                .contains("threshold b: COST_MULTIPLIER.warn_ratio must be from 1.0 to 1000000.0, was 0.5");
        assertThat(notANumber.problem()).get().asString().endsWith("was NaN");
        assertThat(gap.problem()).get().asString().contains("a narrower scope needs the wider ones");
        assertThat(Policy.of(List.of(unknown, outOfRange, notANumber, gap))
                        .thresholdsFor(KEY)
                        .all())
                .allMatch(threshold -> threshold.source() == ThresholdSource.DEFAULT);
    }

    @Test
    void theDefaultsAreTheDocumentedOnesAndWithinTheirRanges() {
        assertThat(Thresholds.DEFAULTS.all())
                .extracting(each -> each.parameter().qualifiedName() + "=" + each.value())
                .containsExactly(
                        "COST_MULTIPLIER.warn_ratio=1.5",
                        "COST_MULTIPLIER.block_ratio=3.0",
                        "COST_MULTIPLIER.minimum_increase_pages=10.0",
                        "COST_MULTIPLIER.persistence_samples=1.0",
                        "CARDINALITY_DIVERGENCE.warn_percent=20.0",
                        "CARDINALITY_DIVERGENCE.minimum_difference_rows=100.0",
                        "CARDINALITY_DIVERGENCE.persistence_samples=3.0",
                        "NEW_SEQ_SCAN.warn_rows=10000.0",
                        "NEW_SEQ_SCAN.block_rows=1.0E7",
                        "NEW_SEQ_SCAN.persistence_samples=1.0",
                        "LOST_INDEX.warn_ratio=1.1",
                        "LOST_INDEX.block_rows=1.0E7",
                        "LOST_INDEX.minimum_increase_pages=10.0",
                        "LOST_INDEX.persistence_samples=1.0",
                        "JOIN_ALGORITHM_CHANGED.warn_ratio=1.2",
                        "JOIN_ALGORITHM_CHANGED.minimum_increase_pages=10.0",
                        "JOIN_ALGORITHM_CHANGED.persistence_samples=1.0",
                        "SORT_OR_SPILL_ADDED.warn_ratio=1.2",
                        "SORT_OR_SPILL_ADDED.minimum_increase_pages=10.0",
                        "SORT_OR_SPILL_ADDED.spill_ratio=2.0",
                        "SORT_OR_SPILL_ADDED.minimum_increase_blocks=128.0",
                        "SORT_OR_SPILL_ADDED.persistence_samples=1.0",
                        "TIME_REGRESSION.band_deviations=2.0",
                        "TIME_REGRESSION.warn_ratio=1.2",
                        "TIME_REGRESSION.block_ratio=1000000.0",
                        "TIME_REGRESSION.minimum_impact_seconds=0.0",
                        "TIME_REGRESSION.block_impact_seconds=1.0E9",
                        "TIME_REGRESSION.persistence_samples=1.0");
        assertThat(ThresholdParameter.values()).allMatch(parameter -> parameter.allows(parameter.defaultValue()));
    }
}

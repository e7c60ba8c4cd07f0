package io.plumbline.local.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.process.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KnownPlansTest {

    private static final String HASH = "ab12" + "0".repeat(28);
    private static final String OTHER = "ab34" + "0".repeat(28);

    private final KnownPlans known = new KnownPlans(List.of(
            PlanRecords.baseline(HASH, PlanRecords.BY_TABLE),
            PlanRecords.baseline(HASH, PlanRecords.BY_INDEX),
            PlanRecords.baseline(OTHER, PlanRecords.BY_INDEX)));

    @Test
    void aStatementIsFoundByTheBeginningOfItsHashWithItsPlansInTheOrderOfTheirFirstSighting() {
        assertThat(known.ofStatement("AB1"))
                .extracting(baseline -> baseline.getPlan().getPlanHash())
                .containsExactly(PlanRecords.BY_INDEX, PlanRecords.BY_TABLE);
    }

    @Test
    void aPlanOfSeveralStatementsIsOnePlan() {
        assertThat(known.plan("1a").getPlan().getPlanHash()).isEqualTo(PlanRecords.BY_INDEX);
    }

    @Test
    void aHashThatMeansNothingOrTooMuchIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> known.ofStatement("ff"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sql_hash beginning with 'ff'")
                .hasMessageContaining(HASH)
                .hasMessageContaining(OTHER);
        assertThatThrownBy(() -> known.ofStatement("ab"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("more than one has it");
        assertThatThrownBy(() -> known.plan("3c"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("plan_hash beginning with '3c'")
                .hasMessageContaining("UNACCEPTED  select * from orders");
        assertThatThrownBy(() -> new KnownPlans(List.of()).plan("1a")).hasMessageContaining("none yet");
    }
}

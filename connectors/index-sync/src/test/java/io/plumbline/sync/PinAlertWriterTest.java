package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinOutcome;
import io.plumbline.sync.pins.PinReport;
import io.plumbline.sync.pins.WantedPlan;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PinAlertWriterTest {

    private static final Set<PinOutcome> ALARMING = EnumSet.of(
            PinOutcome.NOT_EFFECTIVE,
            PinOutcome.NOT_EXPRESSIBLE,
            PinOutcome.NOT_POSSIBLE,
            PinOutcome.PROPOSED,
            PinOutcome.RETIRED);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final StatementKey STATEMENT = new StatementKey("c", "d", "public", "0".repeat(32));

    @ParameterizedTest
    @EnumSource(PinOutcome.class)
    void whatAPersonAskedForAndDoesNotHaveIsAlarming(PinOutcome outcome) {
        PinCommand command = command(false);
        assertThat(PinAlertWriter.write(command, result(command, "pg_hint_plan", outcome))
                        .isPresent())
                .isEqualTo(ALARMING.contains(outcome));
    }

    @Test
    void whatIsProposedBecauseItIsToBeIsNoAlert() {
        PinCommand toBeProposed = command(true);
        assertThat(PinAlertWriter.write(toBeProposed, result(toBeProposed, "pg_hint_plan", PinOutcome.PROPOSED)))
                .isEmpty();
        PinCommand toBePinned = command(false);
        assertThat(PinAlertWriter.write(toBePinned, result(toBePinned, "none", PinOutcome.PROPOSED)))
                .isEmpty();
    }

    @Test
    void anAlertSaysWhatAVerdictSaysAndLeadsToTheResult() {
        PinCommand command = command(false);
        Struct result = result(command, "pg_hint_plan", PinOutcome.NOT_EFFECTIVE);
        Struct alert = PinAlertWriter.write(command, result).orElseThrow();
        assertThat(alert.getString("rule")).isEqualTo("PIN_NOT_EFFECTIVE");
        assertThat(alert.getString("level")).isEqualTo("WARN");
        assertThat(alert.getString("instance")).isEqualTo("one");
        assertThat(alert.getString("sql_hash")).isEqualTo(STATEMENT.sqlHash());
        assertThat(alert.getString("wanted_plan_hash")).isEqualTo("a".repeat(64));
        assertThat(alert.getString("summary"))
                .isEqualTo("The plan that was fixed is not the plan on one: as it happens");
        assertThat(alert.getString("result_id")).isEqualTo(result.getString("result_id"));
        assertThat(alert.get("observed_at")).isEqualTo(Date.from(NOW));
    }

    @Test
    void theSameResultHasTheSameAlert() {
        PinCommand command = command(false);
        assertThat(PinAlertWriter.write(command, result(command, "pg_hint_plan", PinOutcome.RETIRED)))
                .isPresent()
                .isEqualTo(PinAlertWriter.write(command, result(command, "pg_hint_plan", PinOutcome.RETIRED)));
    }

    private static PinCommand command(boolean isProposal) {
        WantedPlan plan = new WantedPlan(1, "a".repeat(64), "GENERIC", List.of(), true);
        return new PinCommand("7", STATEMENT, null, isProposal, plan, NOW, NOW.plusSeconds(60));
    }

    private static Struct result(PinCommand command, String actuator, PinOutcome outcome) {
        return PinResultWriter.write(command, "one", actuator, PinReport.of(outcome, "as it happens", NOW));
    }
}

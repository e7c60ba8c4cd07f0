package io.plumbline.sync.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PinMarkTest {

    private static final Instant UNTIL = Instant.parse("2026-02-01T00:00:00Z");
    private static final StatementKey STATEMENT = new StatementKey("c", "d", "public", "0".repeat(32));

    @Test
    void aMarkTellsWhoseItIsAndUntilWhen() {
        String hints = "SeqScan(\"o\") " + PinMark.of(STATEMENT, UNTIL);
        assertThat(hints).contains(PinMark.beginning(), PinMark.ofStatement(STATEMENT));
        assertThat(PinMark.expiryIn(hints)).contains(UNTIL);
        assertThat(hints).doesNotContain(PinMark.ofStatement(new StatementKey("c", "d", "other", "0".repeat(32))));
    }

    @Test
    void theNameInAMarkIsNotLongerThanTheServerTakesWithoutASay() {
        String mark = PinMark.of(STATEMENT, Instant.ofEpochSecond(999_999_999_999L));
        String name = mark.substring(mark.indexOf('"') + 1, mark.lastIndexOf('"'));
        assertThat(name.length()).isLessThan(64);
    }

    @Test
    void otherPeoplesHintsHaveNone() {
        assertThat(PinMark.expiryIn("SeqScan(plumbline) SeqScan(\"plumbline:\")"))
                .isEmpty();
    }
}

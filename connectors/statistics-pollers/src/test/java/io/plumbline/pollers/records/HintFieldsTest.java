package io.plumbline.pollers.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.hints.Obstacle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HintFieldsTest {

    private static final Obstacle TWICE = new Obstacle(Obstacle.Reason.RELATION_READ_TWICE, "public.orders");

    @Test
    void eitherTheHintsAreSaidOrWhyThereAreNone() {
        assertThat(said(new HintedPlan.Hints(List.of("SeqScan(\"o\")", "SeqScan(\"c\")"))))
                .containsExactly("SeqScan(\"o\") SeqScan(\"c\")", null);
        assertThat(said(new HintedPlan.Inexpressible(
                        List.of(TWICE, new Obstacle(Obstacle.Reason.NOTHING_TO_HINT, "")))))
                .containsExactly(null, "RELATION_READ_TWICE (public.orders), NOTHING_TO_HINT");
        assertThat(said(null)).containsExactly(null, null);
    }

    @Test
    void hintsBeyondTheLimitAndMoreObstaclesThanAnybodyReadsAreCut() {
        String longest = "x".repeat(HintedPlan.LONGEST_TEXT);

        assertThat(said(new HintedPlan.Hints(List.of(longest)))).containsExactly(longest, null);
        assertThat(said(new HintedPlan.Hints(List.of(longest + "x")))).containsExactly(null, "TOO_LONG");
        assertThat(said(new HintedPlan.Inexpressible(Collections.nCopies(100, TWICE)))
                        .get(1))
                .isEqualTo(String.join(", ", Collections.nCopies(8, TWICE.toString())));
    }

    private static List<@Nullable String> said(@Nullable HintedPlan hinted) {
        StatementObservation.Builder observation = StatementObservation.newBuilder();
        HintFields.set(observation, hinted);
        return Arrays.asList(observation.getPlanHints(), observation.getNoPlanHintsReason());
    }
}

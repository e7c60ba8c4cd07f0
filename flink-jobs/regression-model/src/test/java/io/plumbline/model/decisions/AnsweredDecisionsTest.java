package io.plumbline.model.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.testing.DecisionsAbout;
import org.junit.jupiter.api.Test;

final class AnsweredDecisionsTest {

    @Test
    void ofAnyNumberEachIsKnownForEverAndTheNextIsNot() {
        AnsweredDecisions answered = AnsweredDecisions.NONE;
        for (int number = 1; number <= 1_000; number++) {
            assertThat(answered.has(decision(number))).isFalse();
            answered = answered.with(decision(number));
            for (int earlier = 1; earlier <= number; earlier += 7) {
                assertThat(answered.has(decision(earlier))).isTrue();
            }
        }
        assertThat(answered.newest()).hasSize(AnsweredDecisions.CAPACITY);
        assertThat(answered.forgottenUntil()).isEqualTo(decision(1_000 - 64).decidedAt());
    }

    @Test
    void oneThatWasDecidedEarlierAndComesLaterIsNewWhileNothingIsForgotten() {
        AnsweredDecisions answered = AnsweredDecisions.NONE.with(decision(20)).with(decision(30));

        assertThat(answered.has(decision(25))).isFalse();
        assertThat(answered.has(decision(10))).isFalse();
    }

    private static Decision decision(int number) {
        return DecisionsAbout.planHash(number, DecisionKind.FIX, "1".repeat(64));
    }
}

package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainBudgetTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    @Test
    void theAllowanceIsSoManyMillisecondsPerSecond() {
        ExplainBudget budget = new ExplainBudget(20, 10 * SECOND, 0);
        budget.spend(199 * MILLI);
        assertThat(budget.hasRoom()).isTrue();
        budget.spend(MILLI);
        assertThat(budget.hasRoom()).isFalse();
        budget.refill(SECOND);
        budget.spend(19 * MILLI);
        assertThat(budget.hasRoom()).isTrue();
        budget.spend(MILLI);
        assertThat(budget.hasRoom()).isFalse();
    }

    @Test
    void whatIsNotSpentIsSavedForOneSpanOnly() {
        ExplainBudget budget = new ExplainBudget(10, 2 * SECOND, 0);
        budget.refill(3_600 * SECOND);
        budget.spend(20 * MILLI);
        assertThat(budget.hasRoom()).isFalse();
    }

    @Test
    void aLongExplainIsOwed() {
        ExplainBudget budget = new ExplainBudget(10, SECOND, 0);
        budget.spend(30 * MILLI);
        budget.refill(2 * SECOND);
        assertThat(budget.hasRoom()).isFalse();
        budget.refill(2 * SECOND + SECOND / 2);
        assertThat(budget.hasRoom()).isTrue();
    }

    @Test
    void zeroAllowsNothing() {
        ExplainBudget budget = new ExplainBudget(0, 60 * SECOND, 0);
        budget.refill(60 * SECOND);
        assertThat(budget.isOff()).isTrue();
        assertThat(budget.hasRoom()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsSpentInTheLongRunIsWithinTheBudgetPlusOneExplain(long seed) {
        Random random = new Random(seed);
        long longest = 50 * MILLI;
        ExplainBudget budget = new ExplainBudget(25, SECOND, 0);
        long spent = 0;
        long now = 0;
        while (now < 1_000 * SECOND) {
            now += (long) (random.nextDouble() * SECOND);
            budget.refill(now);
            while (budget.hasRoom()) {
                long took = (long) (random.nextDouble() * longest);
                budget.spend(took);
                spent += took;
            }
        }
        long allowed = (now / SECOND + 1) * 25 * MILLI + 25 * MILLI + longest;
        assertThat(spent).as("seed %d", seed).isLessThanOrEqualTo(allowed);
    }
}

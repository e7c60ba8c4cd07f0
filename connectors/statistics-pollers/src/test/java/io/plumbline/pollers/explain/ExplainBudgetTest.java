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
        assertThat(budget.fits(0)).isTrue();
        budget.spend(MILLI);
        assertThat(budget.fits(0)).isFalse();
        budget.refill(SECOND);
        budget.spend(19 * MILLI);
        assertThat(budget.fits(0)).isTrue();
        budget.spend(MILLI);
        assertThat(budget.fits(0)).isFalse();
    }

    @Test
    void whatIsNotSpentIsSavedForOneSpanOnly() {
        ExplainBudget budget = new ExplainBudget(10, 2 * SECOND, 0);
        budget.refill(3_600 * SECOND);
        budget.spend(20 * MILLI);
        assertThat(budget.fits(0)).isFalse();
    }

    @Test
    void aLongExplainIsOwed() {
        ExplainBudget budget = new ExplainBudget(10, SECOND, 0);
        budget.spend(30 * MILLI);
        budget.refill(2 * SECOND);
        assertThat(budget.fits(0)).isFalse();
        budget.refill(2 * SECOND + SECOND / 2);
        assertThat(budget.fits(0)).isTrue();
    }

    @Test
    void zeroAllowsNothing() {
        ExplainBudget budget = new ExplainBudget(0, 60 * SECOND, 0);
        budget.refill(60 * SECOND);
        assertThat(budget.isOff()).isTrue();
        assertThat(budget.fits(0)).isFalse();
    }

    @Test
    void whatIsBegunIsLimitedToWhatIsLeftLessTheWay() {
        ExplainBudget budget = new ExplainBudget(20, 10 * SECOND, 0);
        budget.spend(150 * MILLI);
        assertThat(budget.limit(0)).isEqualTo(Duration.ofMillis(50));
        assertThat(budget.limit(MILLI / 2)).isEqualTo(Duration.ofMillis(49));
        assertThat(budget.limit(60 * MILLI)).isEqualTo(ExplainBudget.SHORTEST_LIMIT);
    }

    @Test
    void onlyWhatFitsIsBegunAndAWholeBudgetTakesAnything() {
        ExplainBudget budget = new ExplainBudget(20, 10 * SECOND, 0);
        assertThat(budget.fits(Long.MAX_VALUE)).isTrue();
        assertThat(budget.isWhole()).isTrue();
        budget.spend(100 * MILLI);
        assertThat(budget.isWhole()).isFalse();
        assertThat(budget.fits(101 * MILLI)).isFalse();
        assertThat(budget.fits(100 * MILLI)).isTrue();
        budget.refill(5 * SECOND);
        assertThat(budget.fits(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aBudgetBelowTheShortestLimitStillExplainsAndOwes() {
        ExplainBudget budget = new ExplainBudget(1, SECOND / 2, 0);
        assertThat(budget.fits(Long.MAX_VALUE)).isTrue();
        assertThat(budget.limit(0)).isEqualTo(ExplainBudget.SHORTEST_LIMIT);
        budget.spend(MILLI);
        assertThat(budget.fits(0)).isFalse();
        budget.refill(SECOND / 2);
        assertThat(budget.fits(0)).isFalse();
        budget.refill(SECOND);
        assertThat(budget.fits(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsSpentWithinTheLimitsIsNeverMoreThanTheAllowanceAndWhatWasSaved(long seed) {
        Random random = new Random(seed);
        ExplainBudget budget = new ExplainBudget(25, SECOND, 0);
        long spent = 0;
        long now = 0;
        while (now < 1_000 * SECOND) {
            now += (long) (random.nextDouble() * SECOND);
            budget.refill(now);
            while (budget.fits(ExplainBudget.SHORTEST_LIMIT.toNanos())) {
                long wanted = (long) (random.nextDouble() * 50 * MILLI);
                long took = Math.min(wanted, budget.limit(0).toNanos());
                budget.spend(took);
                spent += took;
            }
            long allowed = now / 1_000 * 25 + 25 * MILLI;
            assertThat(spent).as("seed %d", seed).isLessThanOrEqualTo(allowed);
        }
    }
}

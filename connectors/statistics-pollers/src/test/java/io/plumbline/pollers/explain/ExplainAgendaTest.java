package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.explain.NoPlanReason;
import io.plumbline.pollers.explain.ExplainAgenda.Candidate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExplainAgendaTest {

    private static final long RETRY = 1_000;
    private static final long CATALOG = 7;

    private final ExplainAgenda<String> agenda = new ExplainAgenda<>(RETRY);

    @Test
    void executedStatementsComeBeforeIdleOnesAndOlderPlansBeforeNewerOnes() {
        agenda.explained("idle", 1, 1);
        agenda.explained("newer", 1, 5);
        agenda.explained("older", 1, 2);
        List<String> order = agenda.order(
                List.of(new Candidate<>("idle", false), new Candidate<>("newer", true), new Candidate<>("older", true)),
                CATALOG,
                10);
        assertThat(order).containsExactly("older", "newer", "idle");
    }

    @Test
    void newStatementsComeFirstButNeverStarveKnownOnes() {
        agenda.explained("known", 1, 1);
        assertThat(order(10, "a", "b", "known", "c")).containsExactly("a", "known", "b", "c");
    }

    @Test
    void everyStatementGetsItsTurnWhenOnlyOneFitsIntoEachPoll() {
        agenda.explained("a", 1, 1);
        agenda.explained("b", 1, 2);
        agenda.explained("c", 1, 3);
        StringBuilder turns = new StringBuilder();
        for (int poll = 10; poll < 16; poll++) {
            String next = order(poll, "a", "b", "c").get(0);
            turns.append(next);
            agenda.explained(next, 1, poll);
        }
        assertThat(turns).hasToString("abcabc");
    }

    @Test
    void aRefusedStatementWaitsForTheRetryInterval() {
        agenda.refused("a", NoPlanReason.PARAMETER_TYPE_UNKNOWN, CATALOG, 100);
        assertThat(order(100 + RETRY - 1, "a")).isEmpty();
        assertThat(agenda.refusal("a", CATALOG, 100 + RETRY - 1)).isEqualTo(NoPlanReason.PARAMETER_TYPE_UNKNOWN);
        assertThat(order(100 + RETRY, "a")).containsExactly("a");
        assertThat(agenda.refusal("a", CATALOG, 100 + RETRY)).isNull();
    }

    @Test
    void aStatementOfAnUnknownObjectIsTriedAgainWhenTheCatalogueChanged() {
        agenda.refused("a", NoPlanReason.OBJECT_UNKNOWN, CATALOG, 100);
        assertThat(order(101, "a")).isEmpty();
        assertThat(agenda.order(List.of(new Candidate<>("a", true)), CATALOG + 1, 101))
                .containsExactly("a");
    }

    @Test
    void aLockThatWasNotGrantedIsTriedAgainAtOnce() {
        agenda.refused("a", NoPlanReason.LOCK_TIMEOUT, CATALOG, 100);
        assertThat(order(101, "a")).containsExactly("a");
    }

    @Test
    void whatTheBudgetCutShortComesFirstAndNeedsAWholeBudget() {
        agenda.explained("known", 5, 1);
        agenda.refused("cut", NoPlanReason.BUDGET_SPENT, CATALOG, 100);
        assertThat(order(101, "new", "known", "cut")).containsExactly("cut", "new", "known");
        assertThat(agenda.needNanos("cut", 9)).isEqualTo(Long.MAX_VALUE);
        assertThat(agenda.needNanos("known", 9)).isEqualTo(5);
        assertThat(agenda.needNanos("new", 9)).isEqualTo(9);
        agenda.explained("cut", 7, 102);
        assertThat(order(103, "new", "known", "cut")).containsExactly("new", "known", "cut");
    }

    @Test
    void whatNeedsMoreThanAWholeBudgetThreeTimesIsTriedAgainAfterTheRetryIntervalOnly() {
        agenda.refused("slow", NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 98);
        assertThat(order(99, "slow")).containsExactly("slow");
        assertThat(agenda.needNanos("slow", 9)).isEqualTo(Long.MAX_VALUE);
        agenda.refused("slow", NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 99);
        assertThat(order(100, "slow")).containsExactly("slow");
        agenda.refused("slow", NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 100);
        assertThat(order(100 + RETRY - 1, "slow")).isEmpty();
        assertThat(agenda.refusal("slow", CATALOG, 100 + RETRY - 1)).isEqualTo(NoPlanReason.EXPLAIN_OVER_BUDGET);
        assertThat(order(100 + RETRY, "slow")).containsExactly("slow");
    }

    @Test
    void aStatementThatAStallCutShortOnceIsExplainedAtTheNextPoll() {
        agenda.refused("stalled", NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 100);
        agenda.explained("stalled", 5, 101);
        agenda.refused("stalled", NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 102);

        assertThat(agenda.refusal("stalled", CATALOG, 103)).isNull();
        assertThat(order(103, "stalled")).containsExactly("stalled");
    }

    @Test
    void whatDidNotFitComesFirstEvenAmongANeverEndingFloodOfNewStatements() {
        agenda.explained("big", 50, 1);
        assertThat(order(10, "new", "big")).containsExactly("new", "big");
        agenda.didNotFitNow("big");
        agenda.didNotFitNow("new");
        assertThat(order(11, "newer", "new", "big")).containsExactly("big", "newer", "new");
    }

    @Test
    void whatIsNoLongerSeenIsForgotten() {
        agenda.refused("a", NoPlanReason.SYNTAX, CATALOG, 100);
        agenda.retain(List.of("b"));
        assertThat(order(101, "a")).containsExactly("a");
    }

    private List<String> order(long now, String... keys) {
        return agenda.order(
                Stream.of(keys).map(key -> new Candidate<>(key, true)).toList(), CATALOG, now);
    }
}

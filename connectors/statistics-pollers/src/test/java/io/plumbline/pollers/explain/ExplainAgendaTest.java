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
        explained("idle", 1);
        explained("newer", 5);
        explained("older", 2);
        assertThat(order(10, List.of(idle("idle"), timed("newer", 1, 1), timed("older", 1, 1))))
                .containsExactly("older", "newer", "idle");
    }

    @Test
    void newStatementsAndKnownOnesTakeTurns() {
        explained("known", 1);
        assertThat(order(10, "a", "b", "known", "c")).containsExactly("a", "known", "b", "c");
        explained("a", 10);
        assertThat(order(11, "a", "b", "known", "c")).containsExactly("known", "b", "a", "c");
    }

    @Test
    void ofThoseWhoseTimePerCallHasMovedTheLargestImpactComesFirst() {
        for (String key : List.of("steady", "slower", "much", "faster")) {
            agenda.explained(timed(key, 10, 100), 1, 1);
        }
        assertThat(order(
                        10,
                        List.of(
                                timed("steady", 1_000, 10_000),
                                timed("slower", 1, 100),
                                timed("much", 10, 1_000),
                                timed("faster", 200, 200))))
                .containsExactly("faster", "steady", "much", "slower");
    }

    @Test
    void aStatementThatWasExplainedSinceItsTimePerCallMovedIsKnownAgain() {
        agenda.explained(timed("a", 1, 10), 1, 1);
        agenda.explained(timed("b", 1, 10), 1, 2);
        assertThat(order(3, List.of(timed("a", 1, 10), timed("b", 1, 100)))).containsExactly("b", "a");
        agenda.explained(timed("b", 1, 100), 1, 3);
        assertThat(order(4, List.of(timed("a", 1, 10), timed("b", 1, 100)))).containsExactly("a", "b");
        agenda.explained(timed("a", 1, 10), 1, 4);
        assertThat(order(5, List.of(timed("a", 1, 10), timed("b", 1, 10)))).containsExactly("b", "a");
    }

    @Test
    void theFirstTimePerCallThatIsKnownIsTheOneToCompareWith() {
        explained("a", 1);
        explained("b", 2);
        assertThat(order(3, List.of(timed("a", 1, 10), timed("b", 1, 10)))).containsExactly("a", "b");
        assertThat(order(4, List.of(timed("a", 1, 10), idle("b")))).containsExactly("a", "b");
        assertThat(order(5, List.of(timed("a", 1, 10), timed("b", 1, 30)))).containsExactly("b", "a");
    }

    @Test
    void oneThatMovedHasItsTurnAsAKnownOneToo() {
        agenda.explained(timed("small", 1, 10), 1, 0);
        agenda.explained(timed("large", 1, 10), 1, 1);
        agenda.explained(timed("larger", 1, 10), 1, 2);
        StringBuilder turns = new StringBuilder();
        for (int poll = 10; poll < 14; poll++) {
            double moves = Math.pow(3, poll);
            List<Candidate<String>> candidates =
                    List.of(timed("small", 1, 100), timed("large", 2, moves), timed("larger", 3, 2 * moves));
            Candidate<String> next = agenda.order(candidates, CATALOG, poll).get(0);
            turns.append(next.key()).append(' ');
            agenda.explained(next, 1, poll);
        }
        assertThat(turns).hasToString("larger small larger large ");
    }

    @Test
    void aTryWithoutAPlanLeavesTheTimePerCallToCompareWith() {
        agenda.explained(timed("a", 1, 10), 1, 1);
        agenda.explained(timed("b", 1, 10), 1, 2);
        agenda.refused(timed("b", 1, 100), NoPlanReason.LOCK_TIMEOUT, CATALOG, 3);
        agenda.explained(timed("a", 1, 10), 1, 4);
        assertThat(order(6, List.of(timed("a", 1, 10), timed("b", 1, 100)))).containsExactly("b", "a");
    }

    @Test
    void everyStatementGetsItsTurnWhenOnlyOneFitsIntoEachPoll() {
        explained("a", 1);
        explained("b", 2);
        explained("c", 3);
        assertThat(turns(6, "a", "b", "c")).isEqualTo("abcabc");
    }

    @Test
    void oneWhoseTimePerCallMovesEveryTimeLeavesTheOthersEverySecondTurn() {
        explained("a", 1);
        explained("b", 2);
        agenda.explained(timed("m", 1, 1), 1, 3);
        StringBuilder turns = new StringBuilder();
        for (int poll = 10; poll < 16; poll++) {
            Candidate<String> restless = timed("m", 1, Math.pow(3, poll));
            String next = order(poll, List.of(timed("a", 1, 1), timed("b", 1, 1), restless))
                    .get(0);
            turns.append(next);
            agenda.explained(next.equals("m") ? restless : timed(next, 1, 1), 1, poll);
        }
        assertThat(turns).hasToString("mambma");
    }

    @Test
    void aRefusedStatementWaitsForTheRetryInterval() {
        agenda.refused(known("a"), NoPlanReason.PARAMETER_TYPE_UNKNOWN, CATALOG, 100);
        assertThat(order(100 + RETRY - 1, "a")).isEmpty();
        assertThat(agenda.refusal("a", CATALOG, 100 + RETRY - 1)).isEqualTo(NoPlanReason.PARAMETER_TYPE_UNKNOWN);
        assertThat(order(100 + RETRY, "a")).containsExactly("a");
        assertThat(agenda.refusal("a", CATALOG, 100 + RETRY)).isNull();
    }

    @Test
    void aStatementOfAnUnknownObjectIsTriedAgainWhenTheCatalogueChanged() {
        agenda.refused(known("a"), NoPlanReason.OBJECT_UNKNOWN, CATALOG, 100);
        assertThat(order(101, "a")).isEmpty();
        assertThat(agenda.order(List.of(known("a")), CATALOG + 1, 101)).containsExactly(known("a"));
    }

    @Test
    void aLockThatWasNotGrantedIsTriedAgainAtOnce() {
        agenda.refused(known("a"), NoPlanReason.LOCK_TIMEOUT, CATALOG, 100);
        assertThat(order(101, "a")).containsExactly("a");
    }

    @Test
    void whatTheBudgetCutShortComesFirstAndNeedsAWholeBudget() {
        agenda.explained(known("known"), 5, 1);
        agenda.refused(known("cut"), NoPlanReason.BUDGET_SPENT, CATALOG, 100);
        assertThat(order(101, "new", "known", "cut")).containsExactly("cut", "new", "known");
        assertThat(agenda.needNanos("cut", 9)).isEqualTo(Long.MAX_VALUE);
        assertThat(agenda.needNanos("known", 9)).isEqualTo(5);
        assertThat(agenda.needNanos("new", 9)).isEqualTo(9);
        agenda.explained(known("cut"), 7, 102);
        assertThat(order(103, "new", "known", "cut")).containsExactly("new", "known", "cut");
    }

    @Test
    void whatTheBudgetCutsShortAgainAndAgainLeavesTheOthersTheirTurns() {
        explained("known", 1);
        agenda.refused(known("cut"), NoPlanReason.BUDGET_SPENT, CATALOG, 100);
        assertThat(order(101, "known", "cut")).containsExactly("cut", "known");
        agenda.refused(known("cut"), NoPlanReason.BUDGET_SPENT, CATALOG, 101);
        assertThat(order(102, "known", "cut")).containsExactly("known", "cut");
        assertThat(agenda.needNanos("cut", 9)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatNeedsMoreThanAWholeBudgetThreeTimesIsTriedAgainAfterTheRetryIntervalOnly() {
        agenda.refused(known("slow"), NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 98);
        assertThat(order(99, "slow")).containsExactly("slow");
        assertThat(agenda.needNanos("slow", 9)).isEqualTo(Long.MAX_VALUE);
        agenda.refused(known("slow"), NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 99);
        assertThat(order(100, "slow")).containsExactly("slow");
        agenda.refused(known("slow"), NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 100);
        assertThat(order(100 + RETRY - 1, "slow")).isEmpty();
        assertThat(agenda.refusal("slow", CATALOG, 100 + RETRY - 1)).isEqualTo(NoPlanReason.EXPLAIN_OVER_BUDGET);
        assertThat(order(100 + RETRY, "slow")).containsExactly("slow");
    }

    @Test
    void aStatementThatAStallCutShortOnceIsExplainedAtTheNextPoll() {
        agenda.refused(known("stalled"), NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 100);
        agenda.explained(known("stalled"), 5, 101);
        agenda.refused(known("stalled"), NoPlanReason.EXPLAIN_OVER_BUDGET, CATALOG, 102);

        assertThat(agenda.refusal("stalled", CATALOG, 103)).isNull();
        assertThat(order(103, "stalled")).containsExactly("stalled");
    }

    @Test
    void whatDidNotFitComesFirstEvenAmongANeverEndingFloodOfNewStatements() {
        agenda.explained(known("big"), 50, 1);
        assertThat(order(10, "new", "big")).containsExactly("new", "big");
        agenda.comeFirst("big");
        agenda.comeFirst("new");
        assertThat(order(11, "newer", "new", "big")).containsExactly("big", "newer", "new");
    }

    @Test
    void whatIsNoLongerSeenIsForgotten() {
        agenda.refused(known("a"), NoPlanReason.SYNTAX, CATALOG, 100);
        agenda.retain(List.of("b"));
        assertThat(order(101, "a")).containsExactly("a");
    }

    /** What comes first in so many polls, each of which explains one. */
    private String turns(int polls, String... keys) {
        StringBuilder turns = new StringBuilder();
        for (int poll = 10; poll < 10 + polls; poll++) {
            String next = order(poll, keys).get(0);
            turns.append(next);
            explained(next, poll);
        }
        return turns.toString();
    }

    private void explained(String key, long now) {
        agenda.explained(known(key), 1, now);
    }

    private List<String> order(long now, String... keys) {
        return order(now, Stream.of(keys).map(ExplainAgendaTest::known).toList());
    }

    private List<String> order(long now, List<Candidate<String>> candidates) {
        return agenda.order(candidates, CATALOG, now).stream()
                .map(Candidate::key)
                .toList();
    }

    private static Candidate<String> known(String key) {
        return new Candidate<>(key, Executed.UNKNOWN);
    }

    private static Candidate<String> idle(String key) {
        return new Candidate<>(key, Executed.NOTHING);
    }

    private static Candidate<String> timed(String key, long calls, double millis) {
        return new Candidate<>(key, new Executed(true, calls, millis));
    }
}

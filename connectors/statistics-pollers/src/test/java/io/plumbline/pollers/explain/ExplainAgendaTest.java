package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

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
        agenda.explained("idle", 1);
        agenda.explained("newer", 5);
        agenda.explained("older", 2);
        List<String> order = agenda.order(
                List.of(new Candidate<>("idle", false), new Candidate<>("newer", true), new Candidate<>("older", true)),
                CATALOG,
                10);
        assertThat(order).containsExactly("older", "newer", "idle");
    }

    @Test
    void newStatementsComeFirstButNeverStarveKnownOnes() {
        agenda.explained("known", 1);
        assertThat(order(10, "a", "b", "known", "c")).containsExactly("a", "known", "b", "c");
    }

    @Test
    void everyStatementGetsItsTurnWhenOnlyOneFitsIntoEachPoll() {
        agenda.explained("a", 1);
        agenda.explained("b", 2);
        agenda.explained("c", 3);
        StringBuilder turns = new StringBuilder();
        for (int poll = 10; poll < 16; poll++) {
            String next = order(poll, "a", "b", "c").get(0);
            turns.append(next);
            agenda.explained(next, poll);
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

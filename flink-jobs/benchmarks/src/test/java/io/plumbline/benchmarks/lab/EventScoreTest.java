package io.plumbline.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event from 12:00 on, changed after 1 s, undone after 10 s, settled after 20 s. */
final class EventScoreTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TIMES =
            "2026-01-01T12:00:00Z,2026-01-01T12:00:01Z,2026-01-01T12:00:10Z,2026-01-01T12:00:20Z";

    private static final RecordedEvent HARMFUL = RecordedEvent.parse(
            "lost,true,false," + TIMES + ",lost.a lost.b,lost.a BLOCK DDL;lost.b WARN|BLOCK DDL|UNKNOWN");
    private static final RecordedEvent BENIGN = RecordedEvent.parse("renamed,false,false," + TIMES + ",renamed.a,");

    private static Told told(String statement, String level, String cause, int second) {
        return new Told(statement, level, cause, NOON.plusSeconds(second), "because");
    }

    private static EventScore score(RecordedEvent event, Told... told) {
        return EventScore.of(event, Arrays.asList(told));
    }

    @Test
    void itIsFoundWhenEveryExpectationWasMetBeforeTheUndoing() {
        Told last = told("lost.b", "WARN", "UNKNOWN", 4);
        EventScore score = score(HARMFUL, told("lost.a", "BLOCK", "DDL", 3), last, told("lost.b", "BLOCK", "DDL", 5));

        assertThat(score.decisive()).contains(last);
        assertThat(score.delay(last)).isEqualTo(Duration.ofSeconds(3));
        assertThat(score.got()).isEqualTo("WARN UNKNOWN");
        assertThat(score.falseAlarms()).isEmpty();
    }

    @Test
    void anotherLevelOrCauseOrTooLateIsNotFound() {
        Told met = told("lost.a", "BLOCK", "DDL", 3);

        assertThat(score(HARMFUL, met).decisive()).isEmpty();
        assertThat(score(HARMFUL, met, told("lost.b", "BLOCK", "PLAN_CHANGE", 4))
                        .decisive())
                .isEmpty();
        assertThat(score(HARMFUL, met, told("lost.b", "BLOCK", "DDL", 11)).decisive())
                .isEmpty();
        assertThat(score(HARMFUL, met).got()).isEqualTo("not as expected: BLOCK DDL");
        assertThat(score(HARMFUL).got()).isEqualTo("silence");
    }

    @Test
    void whatComesDuringTheChangeHasNoDelay() {
        Told early = told("lost.b", "WARN", "DDL", 1);

        assertThat(score(HARMFUL, early).delay(early)).isZero();
    }

    @Test
    void everyOtherStatementThatIsRaisedCountsOnceUntilTheEventHasSettled() {
        EventScore score = score(
                HARMFUL,
                told("lost.a", "WARN", "DDL", 2),
                told("other.x", "WARN", "UNKNOWN", 3),
                told("other.x", "WARN", "UNKNOWN", 15),
                told("other.y", "PASS", "UNKNOWN", 15),
                told("other.z", "WARN", "UNKNOWN", 21),
                told("other.z", "WARN", "UNKNOWN", 0));

        assertThat(score.falseAlarms()).containsExactly("other.x");
    }

    @Test
    void inABenignEventItsOwnStatementsAreFalseAlarmsToo() {
        assertThat(score(BENIGN, told("renamed.a", "WARN", "UNKNOWN", 3)).falseAlarms())
                .containsExactly("renamed.a");
    }

    @Test
    void aWideEventConcernsEveryStatement() {
        RecordedEvent wide = RecordedEvent.parse("cost,true,true," + TIMES + ",cost.a,cost.a BLOCK UNKNOWN");

        assertThat(EventScore.of(wide, List.of(told("other.x", "WARN", "UNKNOWN", 3)))
                        .falseAlarms())
                .isEmpty();
    }

    @Test
    void aLineWithoutExpectationsIsRefused() {
        assertThatThrownBy(() -> RecordedEvent.parse("lost,true,false," + TIMES + ",lost.a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 9 fields, had 8");
    }
}

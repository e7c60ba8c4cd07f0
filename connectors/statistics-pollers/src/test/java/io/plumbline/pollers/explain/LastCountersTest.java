package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pollers.explain.LastCounters.Counters;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LastCountersTest {

    private final LastCounters<String> counters = new LastCounters<>();

    @Test
    void whatWasExecutedIsTheDifferenceToTheLastPoll() {
        replace(Map.of("a", new Counters(10, 50)));
        Executed executed = counters.since("a", new Counters(14, 62));
        assertThat(executed).isEqualTo(new Executed(true, 4, 12));
        assertThat(executed.millisPerCall()).isEqualTo(3);
    }

    @Test
    void countersThatStandAreOfNoCall() {
        replace(Map.of("a", new Counters(10, 50)));
        Executed executed = counters.since("a", new Counters(10, 50));
        assertThat(executed.any()).isFalse();
        assertThat(executed.millisPerCall()).isNaN();
    }

    @Test
    void withoutCountersBeforeOrAfterAResetTheTimePerCallIsNotKnown() {
        assertThat(counters.since("new", new Counters(10, 50))).isEqualTo(Executed.UNKNOWN);
        replace(Map.of("a", new Counters(10, 50)));
        assertThat(counters.since("a", new Counters(3, 60))).isEqualTo(Executed.UNKNOWN);
        assertThat(counters.since("a", new Counters(12, 5))).isEqualTo(Executed.UNKNOWN);
        assertThat(Executed.UNKNOWN.any()).isTrue();
        assertThat(Executed.UNKNOWN.millisPerCall()).isNaN();
    }

    @Test
    void onlyTheLastPollCounts() {
        replace(Map.of("a", new Counters(10, 50), "b", new Counters(1, 1)));
        replace(Map.of("a", new Counters(11, 51)));
        assertThat(counters.since("a", new Counters(12, 55))).isEqualTo(new Executed(true, 1, 4));
        assertThat(counters.since("b", new Counters(2, 2))).isEqualTo(Executed.UNKNOWN);
    }

    @Test
    void entriesOfOneStatementAddUp() {
        assertThat(new Executed(true, 3, 6).plus(new Executed(true, 1, 10))).isEqualTo(new Executed(true, 4, 16));
        assertThat(Executed.NOTHING.plus(Executed.UNKNOWN)).isEqualTo(Executed.UNKNOWN);
    }

    private void replace(Map<String, Counters> now) {
        counters.replace(now.entrySet(), Map.Entry::getKey, Map.Entry::getValue);
    }
}

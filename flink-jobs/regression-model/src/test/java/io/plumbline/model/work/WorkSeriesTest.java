package io.plumbline.model.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.counters.CounterDifference;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WorkSeriesTest {

    private static final CounterEpoch EPOCH = new CounterEpoch(Story.START, null, null);
    private static final WorkLearning LEARNING = new WorkLearning(Duration.ofDays(7), ShiftDetector.NONE);

    private final List<EntryState> entries = new ArrayList<>();
    private WorkSeries series = WorkSeries.EMPTY;

    private static Instant time(int poll) {
        return Story.START.plusSeconds(10L * poll);
    }

    /** One entry of one poll, 10 calls of 100 us; the poll's calls once it is complete, or else 0. */
    private long seen(String entry, int poll) {
        Sample sample = new Sample(
                Story.KEY,
                "primary",
                "POSTGRESQL",
                entry + poll,
                entry,
                "select ?",
                time(poll),
                EPOCH,
                new Counters(0, 0, 0, 0, 0, 0),
                null,
                PlanHints.NONE);
        series = LEARNING.add(series, sample, new CounterDifference(CounterDifference.Kind.USED, 10, 1_000, 20));
        long calls =
                LEARNING.complete(series, sample, entries).map(PollWork::calls).orElse(0L);
        entries.removeIf(each -> each.entryId().equals(entry));
        entries.add(new EntryState(
                "primary", entry, entry + poll, time(poll), EPOCH, new Counters(0, 0, 0, 0, 0, 0), null));
        series = calls > 0 ? LEARNING.close(series) : series;
        return calls;
    }

    @Test
    void aSumThatIsTooLargeIsTheLargestNumber() {
        PollWork one = new PollWork(time(1), 5_000_000_000_000_000_000L, 1_000, 5_000_000_000_000_000_000L);

        assertThat(one.plus(one)).isEqualTo(new PollWork(time(1), Long.MAX_VALUE, 2_000, Long.MAX_VALUE));
    }

    @Test
    void aStatementWithOneEntryIsCompleteAtOnce() {
        for (int poll = 1; poll < 5; poll++) {
            assertThat(seen("a", poll)).isEqualTo(10);
        }
    }

    @Test
    void theEntriesOfAPollAreAddedUpBeforeItCounts() {
        seen("a", 1);
        seen("b", 1);
        assertThat(seen("a", 2)).isZero();
        assertThat(seen("b", 2)).isEqualTo(20);
        assertThat(seen("b", 3)).isZero();
        assertThat(seen("a", 3)).isEqualTo(20);
    }

    @Test
    void anEntryThatLeavesDelaysOnePollAndLosesNothing() {
        seen("a", 1);
        seen("b", 1);
        assertThat(seen("a", 2)).isZero();
        assertThat(seen("a", 3)).isEqualTo(20);
        assertThat(seen("a", 4)).isEqualTo(10);
    }

    @Test
    void entriesThatAlternateAreNeverAwaitedForEver() {
        long total = 0;
        for (int poll = 1; poll <= 100; poll++) {
            total += seen(poll % 2 == 0 ? "a" : "b", poll);
        }
        assertThat(total).isGreaterThanOrEqualTo(980);
    }

    @Test
    void theUsualIsTheMeanAndDeviationWhereNothingFades() {
        Random random = new Random(7);
        Usual usual = Usual.NONE;
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            values.add(5 + random.nextGaussian());
            usual = usual.with(values.get(i), 1);
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertThat(usual.weight()).isEqualTo(1_000);
        assertThat(usual.mean()).isCloseTo(mean, within(1e-9));
        assertThat(usual.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-9));
    }

    @Test
    void whatFadesIsWorthLess() {
        // weights 1/4, 1/2, 1 for 0, 0, 7: mean 4, variance (0.75 * 16 + 9) / 1.75 = 12
        Usual usual = Usual.NONE.with(0, 0.5).with(0, 0.5).with(7, 0.5);

        assertThat(usual.weight()).isEqualTo(1.75);
        assertThat(usual.mean()).isCloseTo(4, within(1e-12));
        assertThat(usual.standardDeviation()).isCloseTo(Math.sqrt(12), within(1e-12));
    }
}

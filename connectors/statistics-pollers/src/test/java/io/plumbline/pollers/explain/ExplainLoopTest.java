package io.plumbline.pollers.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.Explained;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.PlanExplainer;
import io.plumbline.explain.SessionSettings;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.ExplainAgenda.Candidate;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.records.PlanOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Polls of a server on which every explain takes as long as it is told to. */
final class ExplainLoopTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MILLIS_PER_SECOND = 20;
    private static final long CATALOG = 7;
    private static final Explained PLAN = new Explained.Document("{}");

    private final HandClock clock = new HandClock();
    private final ExplainBudget budget = new ExplainBudget(MILLIS_PER_SECOND, SECOND, 0);
    private final BudgetedExplainer explainer = new BudgetedExplainer(
            new SessionSettings(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5)),
            budget,
            new PollerMetrics(),
            clock);
    private final ExplainLoop<Integer> loop = new ExplainLoop<>(explainer, 3_600 * SECOND, clock);
    private final List<Integer> explained = new ArrayList<>();

    @Test
    void restsThatAreTooSmallForAnyStarveNoNewStatement() throws SQLException {
        List<Candidate<Integer>> twelve = IntStream.range(0, 12)
                .mapToObj(key -> new Candidate<>(key, new Executed(true, 1, 1)))
                .toList();
        for (int poll = 0; poll < 12; poll++) {
            poll(SECOND, twelve, key -> 5.2);
        }
        assertThat(explained).contains(twelve.stream().map(Candidate::key).toArray(Integer[]::new));
    }

    @Test
    void oneThatMovedIsSeenInThePollThatShowsItThoughEachTakesAQuarterOfTheBudget() throws SQLException {
        List<Candidate<Integer>> steady = new ArrayList<>();
        IntStream.range(0, 30).forEach(key -> steady.add(new Candidate<>(key, new Executed(true, 1, 1))));
        for (int poll = 0; poll < 60; poll++) {
            poll(SECOND, steady, key -> 5.2);
        }
        int moved = explained.get(explained.size() - 1);
        steady.set(moved, new Candidate<>(moved, new Executed(true, 1, 50)));
        explained.clear();
        poll(SECOND, steady, key -> 5.2);
        assertThat(explained).contains(moved);
    }

    @Test
    void polledFasterThanASecondABudgetIsSavedForWhatNeedsAWholeOne() throws SQLException {
        List<Candidate<Integer>> two =
                List.of(new Candidate<>(0, Executed.UNKNOWN), new Candidate<>(15, Executed.UNKNOWN));
        for (int poll = 0; poll < 30; poll++) {
            poll(SECOND / 5, two, key -> Math.max(1, key));
        }
        assertThat(explained).contains(15);
    }

    private void poll(long afterNanos, List<Candidate<Integer>> candidates, IntToDoubleFunction millis)
            throws SQLException {
        clock.nanos += afterNanos;
        budget.refill(clock.nanos);
        loop.run(candidates, CATALOG, key -> explain(key, Math.round(millis.applyAsDouble(key) * MILLI)));
    }

    private PlanOutcome explain(int key, long nanos) throws SQLException {
        Explained answer = explainer.explain(limits -> {
            long limit = limits.statement().toNanos();
            clock.nanos += Math.min(nanos, limit);
            return new PlanExplainer.Answer(
                    nanos <= limit ? PLAN : new Explained.Refused(NoPlanReason.STATEMENT_TIMEOUT),
                    Math.min(nanos, limit));
        });
        if (answer instanceof Explained.Refused refused) {
            return new PlanOutcome.Absent(refused.reason());
        }
        explained.add(key);
        return planned();
    }

    private static PlanOutcome planned() {
        CanonicalPlan plan = new CanonicalPlan(1, "a plan", List.of());
        CostVector cost = new CostVector(0, 1, 1, 1, 1, 1, 1);
        return new PlanOutcome.Planned(
                new ReadPlan(plan, cost, List.of(), 0, 0, false, false, Map.of()),
                PlanKind.GENERIC,
                Instant.EPOCH,
                null);
    }

    private static final class HandClock implements PollClock {

        private long nanos;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleep(Duration pause) {
            nanos += pause.toNanos();
        }
    }
}

package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.plans.PlanLearning;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.stats.Distribution;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.WindowOptions;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.work.Pulses;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be used is not dropped without a count. */
final class MonitorCountTest {

    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, 200_000);
    private static final PlanSighting BAD = Plans.sequentialScan(4_123, 10, 200_000);
    private static final MonitorOptions DEFAULTS = MonitorOptions.defaults();
    private static final WindowOptions FINER = new WindowOptions(Duration.ofDays(7), 60, 0.005, 512);

    @Test
    void aTimePerCallLongerThanTheServerRunsIsAbsurdAndCountedOnce() {
        Story story = Story.withDefaults().polls(3, GOOD).timePerCall(1e12).poll(GOOD);
        assertThat(story.counted(MonitorCount.COUNTER_ABSURD)).isEqualTo(1);

        story.timePerCall(1_000).polls(3, GOOD);

        assertThat(story.counted(MonitorCount.COUNTER_ABSURD)).isEqualTo(1);
        assertThat(timesPerCall(story).samples()).isEqualTo(5);
        assertThat(timesPerCall(story).maximum()).isEqualTo(1_000);
    }

    @Test
    void countersThatFallWithinAnEpochAreCountedAndStartAnew() {
        Story story = Story.withDefaults().polls(3, GOOD).later(Duration.ofSeconds(10));

        story.observe(withCounters(story.sample(null), new Counters(1, 1_000, 1, 0, 0, 0)));

        assertThat(story.counted(MonitorCount.COUNTER_FELL)).isEqualTo(1);
        assertThat(timesPerCall(story).samples()).isEqualTo(2);
        assertThat(story.state().entries().get(0).counters().calls()).isEqualTo(1);
    }

    @Test
    void aNewPlanOfASetFullOfPlansThatMustStayIsJudgedAndCountedAndNotKept() {
        Story story = new Story(with(DEFAULTS.window(), new PlanSetOptions(2, Duration.ofDays(1), 200)))
                .polls(20, GOOD)
                .poll(Plans.ofKind(PlanKind.CUSTOM, GOOD))
                .polls(3, BAD);

        assertThat(story.counted(MonitorCount.PLAN_NOT_KEPT)).isEqualTo(3);
        assertThat(story.state().plans())
                .extracting(PlanRecord::status)
                .containsExactly(PlanStatus.ACCEPTED, PlanStatus.ACCEPTED);
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK);
    }

    @Test
    void whatIsOlderThanTheWindowIsCountedAndNotLearned() {
        Story story = Story.withDefaults().later(Duration.ofDays(9)).polls(5, GOOD);

        story.on("laggard")
                .later(Duration.ofDays(-8))
                .poll(GOOD)
                .timePerCall(2_000)
                .poll(GOOD);

        // the costs of two samples and the time between them
        assertThat(story.counted(MonitorCount.VALUE_OUTSIDE_WINDOW)).isEqualTo(3);
        assertThat(timesPerCall(story).samples()).isEqualTo(4);
        assertThat(timesPerCall(story).maximum()).isEqualTo(1_000);
    }

    @Test
    void statisticsKeptWithAnotherAccuracyStartAnewAndAreCountedOnceWithAPlanOrWithout() {
        Story story = Story.withDefaults().polls(5, GOOD).later(Duration.ofSeconds(10));
        StatementMonitor finer = new StatementMonitor(with(FINER, DEFAULTS.plans()));

        Step unplanned = observe(finer, story.state(), story.sample(null));
        assertThat(restarts(observe(finer, story.state(), story.sample(GOOD)))).isEqualTo(1);
        assertThat(restarts(unplanned)).isEqualTo(1);

        Step next = observe(
                finer, unplanned.state(), story.later(Duration.ofSeconds(10)).sample(GOOD));
        assertThat(restarts(next)).isZero();
        assertThat(new PlanLearning(FINER).samplesOf(next.state().plans().get(0)))
                .isEqualTo(1);
    }

    private static MonitorOptions with(WindowOptions window, PlanSetOptions plans) {
        return new MonitorOptions(
                window,
                plans,
                DEFAULTS.lifecycle(),
                DEFAULTS.verdicts(),
                DEFAULTS.maxEntries(),
                DEFAULTS.maxInstances());
    }

    /** 100 more calls of 1 ms. */
    private static Step observe(StatementMonitor monitor, StatementState state, Sample sample) {
        long calls = sample.counters().calls() + 100;
        Sample later = withCounters(sample, new Counters(calls, calls * 1_000.0, calls, 0, 0, 0));
        return monitor.observe(
                state,
                later,
                new MonitorContext(Policy.of(List.of()), List.of(), MaintenanceCalendar.of(List.of()), Pulses.NONE));
    }

    private static long restarts(Step step) {
        Stream<Effect> effects = step.effects().stream();
        return effects.filter(new Effect.Counted(MonitorCount.STATISTICS_RESTARTED)::equals)
                .count();
    }

    private static Sample withCounters(Sample sample, Counters counters) {
        return new Sample(
                sample.key(),
                sample.instance(),
                sample.engine(),
                sample.observationId(),
                sample.entryId(),
                sample.sqlText(),
                sample.observedAt(),
                sample.epoch(),
                counters,
                sample.plan(),
                sample.hints());
    }

    private static Distribution timesPerCall(Story story) {
        return new PlanLearning(WindowOptions.defaults())
                .distributionOf(story.state().plans().get(0), Measure.TIME_PER_CALL);
    }
}

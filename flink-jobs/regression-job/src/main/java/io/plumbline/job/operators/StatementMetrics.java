package io.plumbline.job.operators;

import io.plumbline.model.decisions.DecisionOutcome;
import io.plumbline.model.monitor.Judgement;
import io.plumbline.model.monitor.MonitorCount;
import io.plumbline.model.rules.Level;
import io.plumbline.model.verdicts.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the statement operator counts; docs/reference/metrics.md has the equations. */
final class StatementMetrics {

    private final Counter judged;
    private final Counter repeated;
    private final Counter late;
    private final Counter suppressed;
    private final Counter explained;
    private final Map<DecisionOutcome, Counter> decisions = new EnumMap<>(DecisionOutcome.class);
    private final Map<Level, Counter> verdicts = new EnumMap<>(Level.class);
    private final Map<MonitorCount, Counter> counts = new EnumMap<>(MonitorCount.class);

    StatementMetrics(MetricGroup group) {
        judged = group.counter("judged");
        repeated = group.counter("repeated");
        late = group.counter("late");
        suppressed = group.counter("suppressed");
        explained = group.counter("explained");
        for (DecisionOutcome outcome : DecisionOutcome.values()) {
            decisions.put(outcome, group.counter("decisions_" + outcome.name().toLowerCase(Locale.ROOT)));
        }
        for (Level level : Level.values()) {
            verdicts.put(level, group.addGroup("status", level.name()).counter("regression_verdict_total"));
        }
        for (MonitorCount count : MonitorCount.values()) {
            counts.put(count, group.counter(count.name().toLowerCase(Locale.ROOT)));
        }
    }

    Counter late() {
        return late;
    }

    Counter explained() {
        return explained;
    }

    void count(Judgement judgement) {
        (judgement == Judgement.REPEATED ? repeated : judged).inc();
    }

    void count(Verdict verdict) {
        Objects.requireNonNull(verdicts.get(verdict.level())).inc();
        if (verdict.suppressedBy() != null) {
            suppressed.inc();
        }
    }

    void count(DecisionOutcome outcome) {
        Objects.requireNonNull(decisions.get(outcome)).inc();
    }

    void count(MonitorCount count) {
        Objects.requireNonNull(counts.get(count)).inc();
    }
}

package io.plumbline.benchmarks.lab;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.benchmarks.throughput.StatementInMemory;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.monitor.Effect;
import io.plumbline.model.monitor.Judgement;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.Step;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.work.PulseMeter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * What the statement operators of a job do with observations and DDL, in one thread and without Flink: state as bytes, a
 * {@link PulseMeter} for each task, statements spread over tasks as Flink does. Nothing is late, no one decides, and no
 * thresholds or windows are in force.
 */
final class ReplayedJob {

    private static final int MAX_PARALLELISM = 128;

    private final MonitorSettings settings;
    private final StatementMonitor monitor;
    private final ObservationReader reader;
    private final Map<String, StatementInMemory> statements = new HashMap<>();
    private final List<PulseMeter> pulses;
    private final List<Map.Entry<String, DdlEvent>> newestFirst = new ArrayList<>();
    private List<DdlEvent> recentDdl = List.of();

    ReplayedJob(MonitorSettings settings, int tasks) {
        this.settings = settings;
        this.monitor = new StatementMonitor(settings.monitor());
        this.reader = new ObservationReader(Integer.MAX_VALUE, settings.weights());
        this.pulses =
                IntStream.range(0, tasks).mapToObj(task -> new PulseMeter()).toList();
    }

    void remember(DdlEvent event) {
        newestFirst.add(0, Map.entry(Integer.toString(newestFirst.size()), event));
        newestFirst.sort((one, other) ->
                other.getValue().executedAt().compareTo(one.getValue().executedAt()));
        List<String> forgotten = settings.ddlRetention().forgotten(newestFirst);
        newestFirst.removeIf(entry -> forgotten.contains(entry.getKey()));
        recentDdl = newestFirst.stream().map(Map.Entry::getValue).toList();
    }

    /** The verdicts that come of an observation. */
    List<Verdict> observe(StatementObservation observation) {
        Sample sample = read(observation);
        StatementKey key = sample.key();
        PulseMeter pulse = pulses.get(
                KeyGroupRangeAssignment.assignKeyToParallelOperator(key.encode(), MAX_PARALLELISM, pulses.size()));
        StatementInMemory statement = statements.computeIfAbsent(key.encode(), any -> new StatementInMemory());
        Step step = monitor.observe(
                statement.load(),
                sample,
                new MonitorContext(Policy.DEFAULTS, recentDdl, MaintenanceCalendar.EMPTY, pulse));
        List<Verdict> verdicts = new ArrayList<>();
        if (step.judgement() == Judgement.JUDGED) {
            statement.save(step.state());
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.VerdictReached reached) {
                    verdicts.add(reached.verdict());
                } else if (effect instanceof Effect.TimeMeasured measured) {
                    pulse.add(key.cluster(), measured.instance(), measured.measured());
                }
            }
        }
        return verdicts;
    }

    private Sample read(StatementObservation observation) {
        try {
            return reader.read(AvroBytes.write(observation));
        } catch (RejectedException e) {
            throw new IllegalStateException("an impossible observation was recorded", e);
        }
    }
}

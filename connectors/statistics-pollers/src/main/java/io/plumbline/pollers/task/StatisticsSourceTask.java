package io.plumbline.pollers.task;

import io.plumbline.connect.BuildVersion;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import io.plumbline.pollers.records.PolledRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the instances it was given, one after the other. Each engine has a subclass without a method of its own. */
public abstract class StatisticsSourceTask extends SourceTask {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsSourceTask.class);

    /** The longest wait within one call, so that a stop is noticed. */
    private static final Duration NAP = Duration.ofMillis(200);

    private final Function<Map<String, String>, PollerSettings> parser;
    private final InstanceSource.Factory sources;
    private final PollClock clock = PollClock.SYSTEM;
    private final List<Watch> watches = new ArrayList<>();

    /** A task of an engine, by how its options are read and its servers polled. */
    protected StatisticsSourceTask(
            Function<Map<String, String>, PollerSettings> parser, InstanceSource.Factory sources) {
        this.parser = parser;
        this.sources = sources;
    }

    @Override
    public final String version() {
        return BuildVersion.current();
    }

    @Override
    public final void start(Map<String, String> properties) {
        PollerSettings settings = parser.apply(properties);
        for (InstanceSettings instance : settings.instances()) {
            watches.add(new Watch(settings, instance, new Watch.Surroundings(clock, pluginMetrics(), sources)));
        }
    }

    @Override
    public final @Nullable List<SourceRecord> poll() throws InterruptedException {
        List<Watch> due = awaitDue();
        List<SourceRecord> records = new ArrayList<>();
        RetriableException failure = null;
        for (Watch watch : due) {
            try {
                records.addAll(watch.poll());
            } catch (RetriableException e) {
                LOG.warn("{}", e.getMessage());
                failure = e;
            }
        }
        if (failure != null && records.isEmpty()) {
            throw failure;
        }
        return records.isEmpty() ? null : records;
    }

    /** Without metadata the record was given up: a transformation filtered it, or errors.tolerance=all passed over it. */
    @Override
    public final void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (!(record instanceof PolledRecord polled)) {
            return;
        }
        if (metadata != null) {
            polled.acknowledged(clock.nanoTime());
        } else if (polled.dropped()) {
            LOG.warn(
                    "A record of {} for topic {} is never written: a transformation filtered it, or errors.tolerance=all"
                            + " passed over its failure; the metric dropped counts this one and those that follow",
                    record.sourcePartition(),
                    record.topic());
        }
    }

    @Override
    public final void stop() {
        watches.forEach(Watch::close);
        watches.clear();
    }

    /** The instances to poll now; waits a little when there is none. */
    private List<Watch> awaitDue() throws InterruptedException {
        Duration wait = NAP;
        for (Watch watch : watches) {
            Duration untilDue = watch.untilDue();
            wait = untilDue.compareTo(wait) < 0 ? untilDue : wait;
        }
        if (wait.compareTo(Duration.ZERO) > 0) {
            clock.sleep(wait);
        }
        return watches.stream()
                .filter(watch -> watch.untilDue().compareTo(Duration.ZERO) <= 0)
                .toList();
    }

    private @Nullable PluginMetrics pluginMetrics() {
        return context == null ? null : context.pluginMetrics();
    }
}

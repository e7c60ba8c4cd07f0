package io.plumbline.pollers.postgres;

import io.plumbline.connect.BuildVersion;
import io.plumbline.pollers.PollClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the instances it was given, one after the other. */
public final class PostgresStatisticsSourceTask extends SourceTask {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStatisticsSourceTask.class);

    /** The longest wait within one call, so that a stop is noticed. */
    private static final Duration NAP = Duration.ofMillis(200);

    private final PollClock clock;
    private final List<Watch> watches = new ArrayList<>();

    /** For Kafka Connect. */
    public PostgresStatisticsSourceTask() {
        this(PollClock.SYSTEM);
    }

    PostgresStatisticsSourceTask(PollClock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void start(Map<String, String> properties) {
        PollerSettings settings = PollerSettings.of(properties);
        for (InstanceSettings instance : settings.instances()) {
            watches.add(new Watch(settings, instance, clock, pluginMetrics()));
        }
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
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

    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (record instanceof PolledRecord polled && metadata != null) {
            polled.acknowledged(clock.nanoTime());
        }
    }

    @Override
    public void stop() {
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

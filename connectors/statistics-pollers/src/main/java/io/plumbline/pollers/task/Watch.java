package io.plumbline.pollers.task;

import io.plumbline.pollers.Backoff;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.metrics.MetricsRegistration;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one instance when it is due, less often while it fails. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final String instance;
    private final Duration interval;
    private final PollClock clock;
    private final PollerMetrics metrics = new PollerMetrics();
    private final MetricsRegistration registration;
    private final InstanceSource poller;
    private final Backoff backoff;
    private long dueAt;

    Watch(PollerSettings settings, InstanceSettings instance, Surroundings surroundings) {
        this.instance = instance.name();
        this.interval = settings.rhythm().poll();
        this.clock = surroundings.clock();
        this.registration =
                new MetricsRegistration(settings.cluster(), instance.name(), metrics, surroundings.plugin());
        this.poller = surroundings.sources().create(settings, instance, metrics, clock);
        this.backoff = new Backoff(FIRST_BACKOFF, settings.rhythm().longestBackoff());
        this.dueAt = clock.nanoTime();
    }

    /** What a task gives to all its instances; {@code plugin} is null on a worker older than 4.1. */
    record Surroundings(PollClock clock, @Nullable PluginMetrics plugin, InstanceSource.Factory sources) {}

    /** Until the next poll; zero or less when it is due. */
    Duration untilDue() {
        return Duration.ofNanos(dueAt - clock.nanoTime());
    }

    /**
     * Polls and sets the time of the next poll.
     *
     * @throws RetriableException when the server cannot be read now; the next poll tries again
     */
    List<SourceRecord> poll() {
        long startedAt = clock.nanoTime();
        try {
            List<SourceRecord> records = poller.poll();
            backoff.succeeded();
            dueAt = Math.max(startedAt + interval.toNanos(), clock.nanoTime());
            return records;
        } catch (SQLException | PollFailure e) {
            Duration wait = backoff.failed();
            dueAt = clock.nanoTime() + wait.toNanos();
            disconnect();
            String why = "instance " + instance + " cannot be polled, next try in " + wait.toMillis() + " ms: "
                    + e.getMessage();
            metrics.failed(why);
            throw new RetriableException(why, e);
        }
    }

    @Override
    public void close() {
        disconnect();
        registration.close();
    }

    private void disconnect() {
        try {
            poller.close();
        } catch (SQLException e) {
            LOG.debug("instance {}: closing a broken connection failed", instance, e);
        }
    }
}

package io.plumbline.pollers.metrics;

import io.plumbline.connect.metrics.ShownMetrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** Shows an instance's metrics, as the JMX bean and through Connect's plugin metrics, until it is closed. */
public final class MetricsRegistration implements AutoCloseable {

    private static final String BEANS = "io.plumbline.pollers:type=poller";

    private final PollerMetrics metrics;
    private final ShownMetrics shown;

    /**
     * Registers at once.
     *
     * @param plugin null on a worker older than 4.1
     */
    public MetricsRegistration(String cluster, String instance, PollerMetrics metrics, @Nullable PluginMetrics plugin) {
        this.metrics = metrics;
        this.shown = new ShownMetrics(new ShownMetrics.Place(BEANS, cluster, instance), metrics, plugin);
        gauges();
    }

    @Override
    public void close() {
        shown.close();
    }

    private void gauges() {
        shown.gauge("statements", "observations made", metrics::getStatements);
        shown.gauge("excluded", "entries left out as not the application's", metrics::getExcluded);
        shown.gauge("without_text", "entries whose text the server has lost", metrics::getWithoutText);
        shown.gauge("evictions", "what the server had no room to count by statement", metrics::getEvictions);
        shown.gauge("relations", "relation snapshots made", metrics::getRelations);
        shown.gauge("explains", "statements explained", metrics::getExplains);
        shown.gauge("explain_seconds", "time explaining, s", metrics::getExplainSeconds);
        shown.gauge("polls", "polls that succeeded", metrics::getPolls);
        shown.gauge("poll_failures", "polls that failed", metrics::getFailures);
        shown.gauge("database_failures", "databases that failed within a poll", metrics::getDatabaseFailures);
        shown.gauge("dropped", "records Connect gave up, never written", metrics::getDropped);
        shown.gauge("poll_duration_seconds_last", "last poll, s", metrics::getLastPollSeconds);
        shown.gauge("poll_duration_seconds_max", "longest poll, s", metrics::getMostPollSeconds);
        String latency = "baseline_capture_latency_seconds_";
        shown.gauge(latency + "last", "poll to acknowledged record, s", metrics::getLastCaptureLatencySeconds);
        shown.gauge(latency + "max", "poll to acknowledged record, s", metrics::getMostCaptureLatencySeconds);
        shown.gauge(latency + "avg", "poll to acknowledged record, s", metrics::getMeanCaptureLatencySeconds);
        shown.gauges(
                "not_explained",
                "observations without a plan",
                new ShownMetrics.Labelled("reason", metrics::getNotExplained));
    }
}

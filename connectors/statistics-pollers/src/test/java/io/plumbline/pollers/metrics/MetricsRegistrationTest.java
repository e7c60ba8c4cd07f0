package io.plumbline.pollers.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.explain.NoPlanReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsRegistrationTest {

    private final KnownMetrics worker = new KnownMetrics();
    private final PollerMetrics metrics = new PollerMetrics();
    private final MetricsRegistration registration = new MetricsRegistration("orders", "primary", metrics, worker);

    @AfterEach
    void close() {
        registration.close();
    }

    @Test
    void everyReasonIsAMetricOfItsOwnAndAllAreTaggedWithClusterAndInstance() {
        assertThat(worker.known.keySet())
                .allSatisfy(name -> assertThat(name.tags())
                        .containsEntry("cluster", "orders")
                        .containsEntry("instance", "primary"));
        assertThat(worker.known.keySet())
                .filteredOn(name -> name.name().equals("not_explained"))
                .hasSameSizeAs(NoPlanReason.values());
    }

    @Test
    void theWorkerReadsWhatThePollerCounts() {
        metrics.polled(Duration.ofMillis(1_500).toNanos());
        metrics.observed(null);
        metrics.observed(NoPlanReason.PLAN_OVERSIZE);
        metrics.observed(NoPlanReason.PLAN_OVERSIZE);
        metrics.explained(Duration.ofMillis(250).toNanos());
        metrics.relations(7);
        metrics.evictions(11);
        metrics.evictions(12);
        metrics.acknowledged(Duration.ofSeconds(2).toNanos());
        metrics.acknowledged(Duration.ofSeconds(4).toNanos());
        metrics.dropped();
        metrics.dropped();
        assertThat(worker.values())
                .containsEntry("polls", 1.0)
                .containsEntry("poll_duration_seconds_last", 1.5)
                .containsEntry("statements", 3.0)
                .containsEntry("not_explained/PLAN_OVERSIZE", 2.0)
                .containsEntry("not_explained/SYNTAX", 0.0)
                .containsEntry("explains", 1.0)
                .containsEntry("explain_seconds", 0.25)
                .containsEntry("relations", 7.0)
                .containsEntry("dropped", 2.0)
                .containsEntry("evictions", 12.0)
                .containsEntry("baseline_capture_latency_seconds_last", 4.0)
                .containsEntry("baseline_capture_latency_seconds_max", 4.0)
                .containsEntry("baseline_capture_latency_seconds_avg", 3.0);
    }

    @Test
    void nothingIsLeftOfATaskThatEnded() {
        registration.close();
        assertThat(worker.known).isEmpty();
    }

    @Test
    void aWorkerWithoutPluginMetricsStillShowsTheBean() {
        new MetricsRegistration("orders", "other", new PollerMetrics(), null).close();
        assertThat(worker.known).isNotEmpty();
    }

    /** What a worker's registry keeps of a task. */
    private static final class KnownMetrics implements PluginMetrics {

        private final Map<MetricName, MetricValueProvider<?>> known = new LinkedHashMap<>();

        private Map<String, Double> values() {
            Map<String, Double> values = new TreeMap<>();
            known.forEach((name, provider) -> {
                String reason = name.tags().get("reason");
                Object value = ((Gauge<?>) provider).value(new MetricConfig(), 0);
                values.put(reason == null ? name.name() : name.name() + "/" + reason, (Double) value);
            });
            return values;
        }

        // the interface says so
        @SuppressWarnings("NonApiType")
        @Override
        public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
            return new MetricName(name, "plugins", description, tags);
        }

        @Override
        public void addMetric(MetricName name, MetricValueProvider<?> provider) {
            assertThat(known).doesNotContainKey(name);
            known.put(name, provider);
        }

        @Override
        public void removeMetric(MetricName name) {
            assertThat(known).containsKey(name);
            known.remove(name);
        }

        @Override
        public Sensor addSensor(String name) {
            throw new UnsupportedOperationException("the poller adds gauges, not the sensor " + name);
        }

        @Override
        public void removeSensor(String name) {
            throw new UnsupportedOperationException("the poller adds gauges, not the sensor " + name);
        }
    }
}

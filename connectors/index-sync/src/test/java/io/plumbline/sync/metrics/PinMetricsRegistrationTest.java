package io.plumbline.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.sync.pins.PinOutcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PinMetricsRegistrationTest {

    private final AtomicLong nanoTime = new AtomicLong(7);
    private final Metrics worker = new Metrics();
    private final PinMetrics metrics = new PinMetrics(nanoTime::get);
    private final PinMetricsRegistration registration = new PinMetricsRegistration(
            "orders", "primary", metrics, new PluginMetricsImpl(worker, Map.of("connector", "pins")));

    @AfterEach
    void close() {
        registration.close();
        worker.close();
    }

    @Test
    void theWorkerReadsWhatIsCounted() {
        metrics.commanded();
        metrics.looked(null, PinOutcome.FAILED);
        metrics.published(PinOutcome.FAILED);
        metrics.looked(PinOutcome.FAILED, PinOutcome.EFFECTIVE);
        metrics.published(PinOutcome.EFFECTIVE);
        metrics.looked(null, PinOutcome.EXPIRED);
        metrics.forgotten(PinOutcome.EXPIRED);
        metrics.swept(List.of("expired hints in database shop: the server refused"));
        nanoTime.addAndGet(Duration.ofMillis(1_500).toNanos());
        assertThat(values())
                .containsEntry("commands", 1.0)
                .containsEntry("pins/FAILED", 0.0)
                .containsEntry("pins/EFFECTIVE", 1.0)
                .containsEntry("pins/EXPIRED", 0.0)
                .containsEntry("results/FAILED", 1.0)
                .containsEntry("results/EFFECTIVE", 1.0)
                .containsEntry("sweeps", 1.0)
                .containsEntry("failures", 2.0)
                .containsEntry("last_sweep_age_seconds", 1.5);
    }

    @Test
    void everyOutcomeIsAMetricOfItsOwn() {
        assertThat(worker.metrics().keySet())
                .filteredOn(name -> name.name().equals("pins"))
                .hasSameSizeAs(PinOutcome.values())
                .allSatisfy(name -> assertThat(name.tags())
                        .containsEntry("connector", "pins")
                        .containsEntry("cluster", "orders")
                        .containsEntry("instance", "primary"));
    }

    @Test
    void theBeanShowsTheSameAndWhy() throws JMException {
        metrics.swept(List.of("one", "two"));
        assertThat(attribute("Status")).isEqualTo("one; two");
        metrics.swept(List.of());
        assertThat(attribute("Status")).isEqualTo("OK");
        assertThat(attribute("Sweeps")).isEqualTo(2L);
        assertThat(attribute("Failures")).isEqualTo(2L);
    }

    @Test
    void nothingIsLeftOfATaskThatEnded() {
        registration.close();
        assertThat(worker.metrics().keySet()).noneMatch(name -> name.tags().containsKey("instance"));
    }

    private static Object attribute(String name) throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(
                        new ObjectName("io.plumbline.sync:type=pins,cluster=\"orders\",instance=\"primary\""), name);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        worker.metrics().forEach((name, metric) -> {
            String outcome = name.tags().get("outcome");
            values.put(outcome == null ? name.name() : name.name() + "/" + outcome, metric.metricValue());
        });
        return values;
    }
}

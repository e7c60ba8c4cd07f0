package io.plumbline.sync.metrics;

import io.plumbline.connect.metrics.ShownMetrics;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** Shows what is counted of an instance, as the JMX bean and through Connect's plugin metrics, until it is closed. */
public final class PinMetricsRegistration implements AutoCloseable {

    private static final String BEANS = "io.plumbline.sync:type=pins";

    private final ShownMetrics shown;

    /**
     * Registers at once.
     *
     * @param plugin null on a worker older than 4.1
     */
    public PinMetricsRegistration(String cluster, String instance, PinMetrics metrics, @Nullable PluginMetrics plugin) {
        shown = new ShownMetrics(new ShownMetrics.Place(BEANS, cluster, instance), metrics, plugin);
        shown.gauge("commands", "commands read that concern the instance", metrics::getCommands);
        shown.gauge("sweeps", "looks at every pin", metrics::getSweeps);
        shown.gauge("last_sweep_age_seconds", "since every pin was looked at, s", metrics::getLastSweepAgeSeconds);
        shown.gauge("failures", "looks that failed, and rows that could not be cleared up", metrics::getFailures);
        shown.gauges("pins", "statements with a command in force", outcomes(metrics::getPins));
        shown.gauges("results", "results published", outcomes(metrics::getResults));
    }

    @Override
    public void close() {
        shown.close();
    }

    private static ShownMetrics.Labelled outcomes(Supplier<Map<String, Long>> now) {
        return new ShownMetrics.Labelled("outcome", now);
    }
}

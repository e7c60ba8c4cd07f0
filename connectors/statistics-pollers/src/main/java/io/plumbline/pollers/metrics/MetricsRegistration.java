package io.plumbline.pollers.metrics;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** Shows an instance's metrics, as the JMX bean and through Connect's plugin metrics, until it is closed. */
public final class MetricsRegistration implements AutoCloseable {

    private final ObjectName bean;
    private final PollerMetrics metrics;
    private final @Nullable PluginMetrics plugin;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<MetricName> added = new ArrayList<>();

    /**
     * Registers at once.
     *
     * @param plugin null on a worker older than 4.1
     */
    public MetricsRegistration(String cluster, String instance, PollerMetrics metrics, @Nullable PluginMetrics plugin) {
        this.metrics = metrics;
        this.plugin = plugin;
        this.bean = name(cluster, instance);
        tags.put("cluster", cluster);
        tags.put("instance", instance);
        register();
        gauges();
    }

    @Override
    public void close() {
        if (plugin != null) {
            added.forEach(plugin::removeMetric);
            added.clear();
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(bean);
        } catch (InstanceNotFoundException e) {
            return; // another task for the same instance, started before this one ended, has taken the name
        } catch (JMException e) {
            throw new IllegalStateException("cannot unregister " + bean, e);
        }
    }

    private void register() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            try {
                server.registerMBean(metrics, bean);
            } catch (InstanceAlreadyExistsException e) {
                server.unregisterMBean(bean);
                server.registerMBean(metrics, bean);
            }
        } catch (JMException e) {
            throw new IllegalStateException("cannot register " + bean, e);
        }
    }

    private void gauges() {
        gauge("statements", "observations made", PollerMetrics::getStatements);
        gauge("excluded", "entries left out as not the application's", PollerMetrics::getExcluded);
        gauge("without_text", "entries whose text the server has lost", PollerMetrics::getWithoutText);
        gauge("relations", "relation snapshots made", PollerMetrics::getRelations);
        gauge("explains", "statements explained", PollerMetrics::getExplains);
        gauge("explain_seconds", "time explaining, s", PollerMetrics::getExplainSeconds);
        gauge("polls", "polls that succeeded", PollerMetrics::getPolls);
        gauge("poll_failures", "polls that failed", PollerMetrics::getFailures);
        gauge("database_failures", "databases that failed within a poll", PollerMetrics::getDatabaseFailures);
        gauge("dropped", "records Connect gave up, never written", PollerMetrics::getDropped);
        gauge("poll_duration_seconds_last", "last poll, s", PollerMetrics::getLastPollSeconds);
        gauge("poll_duration_seconds_max", "longest poll, s", PollerMetrics::getMostPollSeconds);
        String latency = "baseline_capture_latency_seconds_";
        gauge(latency + "last", "poll to acknowledged record, s", PollerMetrics::getLastCaptureLatencySeconds);
        gauge(latency + "max", "poll to acknowledged record, s", PollerMetrics::getMostCaptureLatencySeconds);
        gauge(latency + "avg", "poll to acknowledged record, s", PollerMetrics::getMeanCaptureLatencySeconds);
        metrics.getNotExplained().keySet().forEach(this::notExplained);
    }

    private void notExplained(String reason) {
        Map<String, String> withReason = new LinkedHashMap<>(tags);
        withReason.put("reason", reason);
        add(
                "not_explained",
                "observations without a plan",
                withReason,
                bean -> bean.getNotExplained().getOrDefault(reason, 0L));
    }

    private void gauge(String name, String description, ToDoubleFunction<PollerMetrics> value) {
        add(name, description, tags, value);
    }

    private void add(
            String name, String description, Map<String, String> labels, ToDoubleFunction<PollerMetrics> value) {
        if (plugin != null) {
            MetricName metric = plugin.metricName(name, description, new LinkedHashMap<>(labels));
            plugin.addMetric(metric, (Gauge<Double>) (config, now) -> value.applyAsDouble(metrics));
            added.add(metric);
        }
    }

    private static ObjectName name(String cluster, String instance) {
        try {
            return new ObjectName("io.plumbline.pollers:type=poller,cluster=" + ObjectName.quote(cluster) + ",instance="
                    + ObjectName.quote(instance));
        } catch (JMException e) {
            throw new IllegalArgumentException("cannot name a bean after " + cluster + " and " + instance, e);
        }
    }
}

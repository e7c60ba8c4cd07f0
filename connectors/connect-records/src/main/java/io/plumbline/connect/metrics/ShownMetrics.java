package io.plumbline.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** What a task counts of an instance, as a JMX bean and through Connect's plugin metrics, until it is closed. */
public final class ShownMetrics implements AutoCloseable {

    private final ObjectName bean;
    private final @Nullable PluginMetrics plugin;
    private final Map<String, String> tags;
    private final List<MetricName> added = new ArrayList<>();

    /** A bean's kind, such as {@code io.plumbline.pollers:type=poller}, and whose it is. */
    public record Place(String kind, String cluster, String instance) {

        private ObjectName name() {
            try {
                return new ObjectName(
                        kind + ",cluster=" + ObjectName.quote(cluster) + ",instance=" + ObjectName.quote(instance));
            } catch (JMException e) {
                throw new IllegalArgumentException("cannot name a bean after " + cluster + " and " + instance, e);
            }
        }
    }

    /**
     * Registers the bean at once; gauges are added one by one.
     *
     * @param bean with an interface as JMX has them, named ...MXBean
     * @param plugin null on a worker older than 4.1
     */
    public ShownMetrics(Place place, Object bean, @Nullable PluginMetrics plugin) {
        this.bean = place.name();
        this.plugin = plugin;
        this.tags = new LinkedHashMap<>();
        tags.put("cluster", place.cluster());
        tags.put("instance", place.instance());
        register(bean);
    }

    /** A plugin metric with the tags cluster and instance. */
    public void gauge(String name, String description, DoubleSupplier value) {
        add(name, description, tags, value);
    }

    /** A plugin metric for each label, with the label as one tag more. */
    public void gauges(String name, String description, Labelled values) {
        for (String label : values.now().get().keySet()) {
            Map<String, String> more = new LinkedHashMap<>(tags);
            more.put(values.tag(), label);
            add(name, description, more, () -> values.now().get().getOrDefault(label, 0L));
        }
    }

    /** Values by what the tag says; the labels are the same at any time. */
    public record Labelled(String tag, Supplier<Map<String, Long>> now) {}

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

    private void register(Object metrics) {
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

    private void add(String name, String description, Map<String, String> labels, DoubleSupplier value) {
        if (plugin != null) {
            MetricName metric = plugin.metricName(name, description, new LinkedHashMap<>(labels));
            plugin.addMetric(metric, (Gauge<Double>) (config, now) -> value.getAsDouble());
            added.add(metric);
        }
    }
}

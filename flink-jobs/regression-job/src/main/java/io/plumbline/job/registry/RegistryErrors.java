package io.plumbline.job.registry;

import org.apache.flink.metrics.MetricGroup;

/** Counts questions to the registry that were not answered: it was away, or it refused. An unknown schema is an answer. */
@FunctionalInterface
public interface RegistryErrors {

    /** One more. */
    void count();

    /** As the counter {@code registry_errors} of an operator. */
    static RegistryErrors in(MetricGroup metrics) {
        return metrics.counter("registry_errors")::inc;
    }
}

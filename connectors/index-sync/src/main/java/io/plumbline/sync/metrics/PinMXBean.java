package io.plumbline.sync.metrics;

import java.util.Map;

/** What JMX shows of one instance; docs/reference/pin-metrics.md explains the attributes. */
public interface PinMXBean {

    String getStatus();

    long getCommands();

    Map<String, Long> getPins();

    Map<String, Long> getResults();

    long getSweeps();

    double getLastSweepAgeSeconds();

    long getFailures();
}

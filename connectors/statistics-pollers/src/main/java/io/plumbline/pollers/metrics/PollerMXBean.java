package io.plumbline.pollers.metrics;

import java.util.Map;

/** What JMX shows of one instance; docs/reference/poller-metrics.md explains the attributes. */
public interface PollerMXBean {

    String getStatus();

    long getPolls();

    long getFailures();

    long getDatabaseFailures();

    long getStatements();

    long getExcluded();

    long getWithoutText();

    long getEvictions();

    long getRelations();

    long getExplains();

    double getExplainSeconds();

    double getLastPollSeconds();

    double getMostPollSeconds();

    long getAcknowledged();

    long getDropped();

    double getLastCaptureLatencySeconds();

    double getMostCaptureLatencySeconds();

    double getMeanCaptureLatencySeconds();

    Map<String, Long> getNotExplained();
}

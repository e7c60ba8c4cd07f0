package io.plumbline.model.plans;

/** A plan's rolling statistics, read out; costs in page-read equivalents, times in microseconds, 0 where empty. */
public record BaselineStatistics(
        long samples,
        double costP50,
        double costP90,
        double costP99,
        double costMean,
        double costStandardDeviation,
        double rowsP50,
        double timePerCallP50Micros,
        double timePerCallP90Micros) {}

package io.plumbline.benchmarks.throughput;

import java.io.Serializable;

/**
 * What a run works off.
 *
 * @param warmUp records before the measured ones, at least 1
 * @param measured records, at least 1
 */
record Load(Fleet fleet, long warmUp, long measured) implements Serializable {

    /** A window of event time answers for a record when a later one has come. */
    private static final int POLLS_AFTER = 2;

    long warmedAndMeasured() {
        return warmUp + measured;
    }

    /** Records sent. */
    long all() {
        return warmedAndMeasured() + (long) POLLS_AFTER * fleet.statements();
    }
}

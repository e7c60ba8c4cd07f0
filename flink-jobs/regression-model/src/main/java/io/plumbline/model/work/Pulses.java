package io.plumbline.model.work;

import java.time.Instant;

/** Tells how an instance fares. */
@FunctionalInterface
public interface Pulses {

    /** Knows of no instance. */
    Pulses NONE = (cluster, instance, since) -> Pulse.NONE;

    /** What was measured on the instance after {@code since}, by the instance's clock. */
    Pulse of(String cluster, String instance, Instant since);
}

package io.plumbline.pollers.postgres;

import java.time.Duration;
import java.time.Instant;

/** Ties the server's clock to our monotonic one, so that we know its time without asking again. */
record ServerMoment(Instant serverTime, long nanoTime) {

    /** The server's clock at a later reading of ours. */
    Instant at(long laterNanoTime) {
        return serverTime.plus(Duration.ofNanos(laterNanoTime - nanoTime));
    }
}

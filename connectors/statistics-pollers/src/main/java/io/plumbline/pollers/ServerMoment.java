package io.plumbline.pollers;

import java.time.Duration;
import java.time.Instant;

/** Ties the server's clock to our monotonic one, so that we know its time without asking again. */
public record ServerMoment(Instant serverTime, long nanoTime) {

    /** The server's clock at a later reading of ours. */
    public Instant at(long laterNanoTime) {
        return serverTime.plus(Duration.ofNanos(laterNanoTime - nanoTime));
    }
}

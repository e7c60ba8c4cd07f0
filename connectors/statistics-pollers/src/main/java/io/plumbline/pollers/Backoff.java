package io.plumbline.pollers;

import java.time.Duration;

/** Waits that double from {@code first} to {@code longest} while failures follow each other. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private int failures;

    public Backoff(Duration first, Duration longest) {
        this.first = first.compareTo(longest) > 0 ? longest : first;
        this.longest = longest;
    }

    /** The wait after one more failure. */
    public Duration failed() {
        Duration wait = first;
        for (int i = 0; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        failures++;
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** Forgets the failures. */
    public void succeeded() {
        failures = 0;
    }
}

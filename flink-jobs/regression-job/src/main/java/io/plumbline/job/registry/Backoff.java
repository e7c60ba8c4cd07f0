package io.plumbline.job.registry;

import java.io.IOException;
import java.time.Duration;

/**
 * Asks again while the other side is away: 100 ms, then twice as long each time up to 5 s, until the time is over.
 *
 * @param sleep waits; injected so that tests need not
 * @param errors told of every question that was not answered, whether it is asked again or not
 */
record Backoff(Duration retryFor, Sleep sleep, RegistryErrors errors) {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Waits for a while. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** One question; an {@link IOException} means the other side is away. */
    @FunctionalInterface
    interface Question<T, E extends Exception> {
        T ask() throws IOException, E;
    }

    <T, E extends Exception> T retry(String purpose, Question<T, E> question) throws E, InterruptedException {
        Duration waited = Duration.ZERO;
        Duration next = FIRST;
        while (true) {
            try {
                return question.ask();
            } catch (RegistryUnavailableException e) {
                errors.count();
                throw e;
            } catch (IOException e) {
                errors.count();
                if (waited.compareTo(retryFor) >= 0) {
                    throw new RegistryUnavailableException(
                            "%s: no answer for %s; the record is kept and read again after the restart"
                                    .formatted(purpose, retryFor),
                            e);
                }
            }
            sleep.sleep(next);
            waited = waited.plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }
    }
}

package io.plumbline.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this process, always with a limit. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** Whether the condition became true within the limit; it is looked at ten times a second. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    static InfrastructureException interrupted(String doing, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new InfrastructureException("interrupted while " + doing, cause);
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted("waiting", e);
        }
    }
}

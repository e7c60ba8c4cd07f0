package io.plumbline.local.process;

import java.time.Duration;
import java.util.Optional;

/** Waits until a started process can do its work. */
public final class Readiness {

    private Readiness() {}

    /**
     * Returns when the check finds nothing wrong.
     *
     * @throws InfrastructureException when the process ended or was not ready in time; the message quotes its log
     */
    public static void await(RunningProcess process, HealthCheck check, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<String> problem = check.problem();
        while (problem.isPresent()) {
            if (!process.isRunning()) {
                throw new InfrastructureException(
                        process.name() + " ended before it was ready" + LogTail.of(process.log()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new InfrastructureException(process.name() + " was not ready within " + limit.toSeconds() + " s ("
                        + problem.get() + ")" + LogTail.of(process.log()));
            }
            Waiting.pause();
            problem = check.problem();
        }
    }
}

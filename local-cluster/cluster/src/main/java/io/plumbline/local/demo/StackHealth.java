package io.plumbline.local.demo;

import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.connect.Connectors;
import io.plumbline.local.flink.FlinkJob;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import java.time.Duration;
import java.util.Set;

/** Looks after connectors and job while the demo waits, so that a failure is said at once and not as a time-out. */
final class StackHealth {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final String FAILED = "FAILED";
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", FAILED);

    private final LocalStack stack;
    private long lookedAtNanos = System.nanoTime();

    StackHealth(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * Asks Connect and Flink, at most every few seconds.
     *
     * @throws InfrastructureException when a connector, one of its tasks or the job has failed
     */
    void check() {
        if (System.nanoTime() - lookedAtNanos < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lookedAtNanos = System.nanoTime();
        Connectors connectors = stack.connect().connectors();
        connectors.names().forEach(name -> connectors.status(name).ifPresent(StackHealth::requireWorking));
        stack.flink().jobs().forEach(StackHealth::requireWorking);
    }

    private static void requireWorking(ConnectorStatus status) {
        if (FAILED.equals(status.state()) || status.taskStates().contains(FAILED)) {
            throw new InfrastructureException(
                    "connector " + status.name() + " has failed: " + String.join("; ", status.trace()));
        }
    }

    private static void requireWorking(FlinkJob job) {
        if (ENDED.contains(job.state())) {
            throw new InfrastructureException("the Flink job " + job.name() + " is " + job.state());
        }
    }
}

package io.plumbline.local.lab.run;

import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.connect.Connectors;
import io.plumbline.local.flink.FlinkJob;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Restarts connectors that have failed, as whoever runs Connect does: Debezium's connector ends when its server is killed
 * and stays ended. A job that has ended is the end of the lab; no answer is not, on a machine that is short of processor time.
 */
final class Reviver {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String FAILED = "FAILED";
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", FAILED);

    private final LocalStack stack;
    private final LabListener listener;
    private long lookedAtNanos = System.nanoTime() - BETWEEN_LOOKS.toNanos();
    private int revived;

    Reviver(LocalStack stack, LabListener listener) {
        this.stack = stack;
        this.listener = listener;
    }

    /** How many restarts it took so far. */
    int revived() {
        return revived;
    }

    /** Looks, at most every two seconds. */
    void look() {
        if (System.nanoTime() - lookedAtNanos < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lookedAtNanos = System.nanoTime();
        for (FlinkJob job : reviveAndList()) {
            if (ENDED.contains(job.state())) {
                throw new InfrastructureException("the Flink job " + job.name() + " is " + job.state());
            }
        }
    }

    private List<FlinkJob> reviveAndList() {
        try {
            Connectors connectors = stack.connect().connectors();
            for (String name : connectors.names()) {
                connectors.status(name).filter(Reviver::hasFailed).ifPresent(status -> revive(connectors, status));
            }
            return stack.flink().jobs();
        } catch (InfrastructureException unanswered) {
            if (Thread.currentThread().isInterrupted()) {
                throw unanswered;
            }
            listener.progress("not looked at, to be looked at later: " + unanswered.getMessage());
            return List.of();
        }
    }

    private void revive(Connectors connectors, ConnectorStatus status) {
        try {
            connectors.restart(status.name());
            revived++;
            listener.progress("connector " + status.name() + " had failed and was restarted");
        } catch (InfrastructureException busy) {
            listener.progress(
                    "connector " + status.name() + " has failed, to be restarted later: " + busy.getMessage());
        }
    }

    private static boolean hasFailed(ConnectorStatus status) {
        return FAILED.equals(status.state()) || status.taskStates().contains(FAILED);
    }
}

package io.plumbline.sync;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.sync.metrics.PinMetrics;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.PinBoard;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinReport;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one instance to the commands in force, and says what became of each when that has changed. */
final class PinnedInstance {

    private static final Logger LOG = LoggerFactory.getLogger(PinnedInstance.class);

    private final String name;
    private final PinActuator actuator;
    private final PinOutlet outlet;
    private final PinMetrics metrics;
    private final Map<StatementKey, PinReport> reported = new HashMap<>();

    PinnedInstance(String name, PinActuator actuator, PinOutlet outlet, PinMetrics metrics) {
        this.name = name;
        this.actuator = actuator;
        this.outlet = outlet;
        this.metrics = metrics;
    }

    void tellWhatIsMissing() {
        actuator.lack().ifPresent(lack -> LOG.warn("Instance {}: {}", name, lack));
    }

    /** A command was read. */
    void commanded(PinCommand command) {
        if (command.concerns(name)) {
            metrics.commanded();
        }
    }

    /** Looks at these statements. */
    void reconcile(Collection<StatementKey> statements, PinBoard board, Instant now) {
        statements.forEach(statement -> board.inForce(statement, name).ifPresent(command -> reconcile(command, now)));
    }

    /** Looks at every statement that has a command, and clears up what is over. */
    void sweep(PinBoard board, Instant now) {
        reconcile(board.statements(name), board, now);
        List<String> remaining = actuator.sweep(now);
        remaining.forEach(failure -> LOG.warn("Instance {}: {}", name, failure));
        metrics.swept(remaining);
    }

    /** Forgets statements that have no command any more. */
    void forget(PinBoard board) {
        reported.entrySet().removeIf(entry -> {
            boolean isOver = board.inForce(entry.getKey(), name).isEmpty();
            if (isOver) {
                metrics.forgotten(entry.getValue().outcome());
            }
            return isOver;
        });
    }

    private void reconcile(PinCommand command, Instant now) {
        StatementKey statement = command.statement();
        PinReport report = actuator.reconcile(command, now);
        PinReport before = reported.put(statement, report);
        metrics.looked(before == null ? null : before.outcome(), report.outcome());
        if (before == null || !before.agreesWith(report)) {
            LOG.info("{} on {}: {}", statement.encode(), name, report.outcome());
            outlet.publish(statement.encode(), command, PinResultWriter.write(command, name, actuator.name(), report));
            metrics.published(report.outcome());
        }
    }
}

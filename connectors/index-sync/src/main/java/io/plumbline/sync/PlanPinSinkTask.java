package io.plumbline.sync;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.connect.BuildVersion;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.PinBoard;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands in, brings the servers to them, and looks at every pin again from time to time. */
public final class PlanPinSinkTask extends SinkTask {

    private static final Logger LOG = LoggerFactory.getLogger(PlanPinSinkTask.class);

    private record Pinned(String instance, StatementKey statement) {}

    private final PinBoard board = new PinBoard();
    private final Map<Pinned, PinReport> reported = new HashMap<>();
    private Map<String, PinActuator> actuators = Map.of();
    private String cluster = "";
    private Duration sweepInterval = Duration.ZERO;
    private Instant sweptAt = Instant.MIN;
    private @Nullable PinResults results;

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void start(Map<String, String> given) {
        PinSettings settings = PinSettings.of(given);
        cluster = settings.cluster();
        sweepInterval = settings.sweepInterval();
        actuators = settings.actuators();
        results = PinResults.open(settings.config());
        actuators.forEach(PlanPinSinkTask::tellWhatIsMissing);
    }

    /** All commands are read again: those in force are what the servers are brought to. */
    @Override
    public void open(Collection<TopicPartition> partitions) {
        context.offset(partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> 0L)));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Instant now = Instant.now();
        Set<StatementKey> touched = new LinkedHashSet<>();
        for (SinkRecord record : records) {
            read(record)
                    .filter(command -> command.statement().cluster().equals(cluster))
                    .ifPresent(command -> {
                        board.accept(command);
                        touched.add(command.statement());
                    });
        }
        actuators.keySet().forEach(instance -> touched.forEach(statement -> reconcile(instance, statement, now)));
        if (!now.isBefore(sweptAt.plus(sweptAt.equals(Instant.MIN) ? Duration.ZERO : sweepInterval))) {
            sweep(now);
        }
        context.timeout(sweepInterval.toMillis());
    }

    @Override
    public void stop() {
        PinResults open = results;
        results = null;
        if (open != null) {
            open.close();
        }
    }

    private Optional<PinCommand> read(SinkRecord record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PinCommandReader.read(record.value()));
        } catch (DataException e) {
            ErrantRecordReporter reporter = context.errantRecordReporter();
            if (reporter == null) {
                throw e;
            }
            await(reporter.report(record, e));
            return Optional.empty();
        }
    }

    private static void await(Future<Void> reported) {
        try {
            reported.get();
        } catch (ExecutionException e) {
            throw new ConnectException("cannot report a command that cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted while reporting a command that cannot be read", e);
        }
    }

    private void sweep(Instant now) {
        actuators.forEach((instance, actuator) -> {
            board.statements(instance).forEach(statement -> reconcile(instance, statement, now));
            actuator.sweep(now).forEach(failure -> LOG.warn("Instance {}: {}", instance, failure));
        });
        board.forgetBefore(now.minus(sweepInterval));
        reported.keySet()
                .removeIf(pinned ->
                        board.inForce(pinned.statement, pinned.instance).isEmpty());
        sweptAt = now;
    }

    private void reconcile(String instance, StatementKey statement, Instant now) {
        PinActuator actuator = actuators.get(instance);
        PinCommand command = board.inForce(statement, instance).orElse(null);
        if (actuator == null || command == null) {
            return;
        }
        PinReport report = actuator.reconcile(command, now);
        PinReport before = reported.put(new Pinned(instance, statement), report);
        if (before == null || !before.agreesWith(report)) {
            LOG.info("{} on {}: {}", statement.encode(), instance, report.outcome());
            PinResults open = results;
            if (open != null) {
                open.publish(
                        statement.encode(),
                        command,
                        PinResultWriter.write(command, instance, actuator.name(), report));
            }
        }
    }

    private static void tellWhatIsMissing(String instance, PinActuator actuator) {
        actuator.lack().ifPresent(lack -> LOG.warn("Instance {}: {}", instance, lack));
    }
}

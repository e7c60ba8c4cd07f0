package io.plumbline.sync;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.connect.BuildVersion;
import io.plumbline.sync.metrics.PinMetrics;
import io.plumbline.sync.metrics.PinMetricsRegistration;
import io.plumbline.sync.pins.PinActuator;
import io.plumbline.sync.pins.PinBoard;
import io.plumbline.sync.pins.PinCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** Takes commands in, brings the servers to them, and looks at every pin again from time to time. */
public final class PlanPinSinkTask extends SinkTask {

    private final PinBoard board = new PinBoard();
    private final List<PinnedInstance> instances = new ArrayList<>();
    private final List<PinMetricsRegistration> shown = new ArrayList<>();
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
        PinResults open = PinResults.open(settings.config());
        results = open;
        settings.actuators().forEach((instance, actuator) -> instances.add(instance(instance, actuator, open)));
        instances.forEach(PinnedInstance::tellWhatIsMissing);
    }

    private PinnedInstance instance(String name, PinActuator actuator, PinOutlet outlet) {
        PinMetrics metrics = new PinMetrics(System::nanoTime);
        PluginMetrics plugin = context == null ? null : context.pluginMetrics();
        shown.add(new PinMetricsRegistration(cluster, name, metrics, plugin));
        return new PinnedInstance(name, actuator, outlet, metrics);
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
                        instances.forEach(instance -> instance.commanded(command));
                    });
        }
        instances.forEach(instance -> instance.reconcile(touched, board, now));
        if (!now.isBefore(sweptAt.plus(sweptAt.equals(Instant.MIN) ? Duration.ZERO : sweepInterval))) {
            sweep(now);
        }
        context.timeout(sweepInterval.toMillis());
    }

    @Override
    public void stop() {
        shown.forEach(PinMetricsRegistration::close);
        shown.clear();
        instances.clear();
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
        instances.forEach(instance -> instance.sweep(board, now));
        board.forgetBefore(now.minus(sweepInterval));
        instances.forEach(instance -> instance.forget(board));
        sweptAt = now;
    }
}

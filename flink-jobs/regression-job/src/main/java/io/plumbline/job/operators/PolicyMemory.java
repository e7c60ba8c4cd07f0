package io.plumbline.job.operators;

import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.options.DdlRetention;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.work.Pulses;
import io.plumbline.state.PolicyBytes;
import io.plumbline.state.StateDescriptors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/**
 * What people and DDL have put in force, in broadcast state. It is read once after each change and once after a
 * restore, not once for each sample.
 */
final class PolicyMemory {

    private final DdlRetention retention;
    private final Pulses pulses;
    private @Nullable MonitorContext inForce;

    /** {@code pulses} is what samples are judged by beside. */
    PolicyMemory(DdlRetention retention, Pulses pulses) {
        this.retention = retention;
        this.pulses = pulses;
    }

    /** Gives access to one of the broadcast states. */
    @FunctionalInterface
    interface Written {
        BroadcastState<String, byte[]> of(MapStateDescriptor<String, byte[]> descriptor);
    }

    /** Gives reading access to one of the broadcast states. */
    @FunctionalInterface
    interface Read {
        ReadOnlyBroadcastState<String, byte[]> of(MapStateDescriptor<String, byte[]> descriptor);
    }

    void apply(ControlChange change, Written states) throws Exception {
        inForce = null;
        if (change.threshold() != null) {
            states.of(StateDescriptors.THRESHOLDS).put(change.id(), PolicyBytes.write(change.threshold()));
        } else if (change.window() != null) {
            states.of(StateDescriptors.MAINTENANCE_WINDOWS).put(change.id(), PolicyBytes.write(change.window()));
        } else if (change.ddl() != null) {
            remember(change.id(), change.ddl(), states.of(StateDescriptors.RECENT_DDL));
        } else if (change.kind() == ControlChange.Kind.THRESHOLD_REMOVED) {
            states.of(StateDescriptors.THRESHOLDS).remove(change.id());
        } else {
            states.of(StateDescriptors.MAINTENANCE_WINDOWS).remove(change.id());
        }
    }

    MonitorContext inForce(Read states) throws Exception {
        if (inForce == null) {
            inForce = new MonitorContext(
                    Policy.of(read(states.of(StateDescriptors.THRESHOLDS), PolicyBytes::readThreshold)),
                    read(states.of(StateDescriptors.RECENT_DDL), PolicyBytes::readDdl),
                    MaintenanceCalendar.of(
                            read(states.of(StateDescriptors.MAINTENANCE_WINDOWS), PolicyBytes::readWindow)),
                    pulses);
        }
        return inForce;
    }

    private void remember(String id, DdlEvent event, BroadcastState<String, byte[]> state) throws Exception {
        state.put(stateKey(id, event), PolicyBytes.write(event));
        List<Map.Entry<String, DdlEvent>> sameDatabase = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : state.entries()) {
            DdlEvent other = PolicyBytes.readDdl(entry.getValue());
            if (other.cluster().equals(event.cluster()) && other.database().equals(event.database())) {
                sameDatabase.add(Map.entry(entry.getKey(), other));
            }
        }
        sameDatabase.sort(Comparator.comparing(entry -> entry.getValue().executedAt(), Comparator.reverseOrder()));
        for (String forgotten : retention.forgotten(sameDatabase)) {
            state.remove(forgotten);
        }
    }

    private static String stateKey(String id, DdlEvent event) {
        return String.join("\n", event.cluster(), event.database(), id);
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(byte[] bytes);
    }

    private static <T> List<T> read(ReadOnlyBroadcastState<String, byte[]> state, RowReader<T> reader)
            throws Exception {
        List<T> rows = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : state.immutableEntries()) {
            rows.add(reader.read(entry.getValue()));
        }
        return rows;
    }
}

package io.plumbline.job.ingest;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.ThresholdRow;
import io.plumbline.model.statement.DeterministicId;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is in force. A record with a kind, because Flink's serializers take no sealed interfaces; the
 * factories keep kind and parts together.
 *
 * @param id of the row, or of the DDL event
 */
public record ControlChange(
        Kind kind,
        String id,
        @Nullable ThresholdRow threshold,
        @Nullable MaintenanceWindow window,
        @Nullable DdlEvent ddl) {

    /** What changed. */
    public enum Kind {
        THRESHOLD_SET,
        THRESHOLD_REMOVED,
        WINDOW_SET,
        WINDOW_REMOVED,
        DDL_EXECUTED
    }

    static ControlChange set(ThresholdRow row) {
        return new ControlChange(Kind.THRESHOLD_SET, row.id(), row, null, null);
    }

    static ControlChange set(MaintenanceWindow window) {
        return new ControlChange(Kind.WINDOW_SET, window.id(), null, window, null);
    }

    static ControlChange removed(Kind kind, String id) {
        return new ControlChange(kind, id, null, null, null);
    }

    static ControlChange executed(DdlEvent event) {
        String id = DeterministicId.of(
                event.cluster(),
                event.database(),
                event.commandTag(),
                event.objectIdentity(),
                event.executedAt().toString());
        return new ControlChange(Kind.DDL_EXECUTED, id, null, null, event);
    }
}

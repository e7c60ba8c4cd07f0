package io.plumbline.state;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.Scope;
import io.plumbline.model.policy.ThresholdRow;

/** The rows of the broadcast states: thresholds, maintenance windows and recent DDL. */
public final class PolicyBytes {

    private static final int VERSION = 1;
    private static final int WINDOW_VERSION = 2;

    private PolicyBytes() {}

    public static byte[] write(ThresholdRow row) {
        StateWriter out = new StateWriter(VERSION);
        out.text(row.id());
        out.optional(row.cluster(), StateWriter::text);
        out.optional(row.database(), StateWriter::text);
        out.optional(row.namespace(), StateWriter::text);
        out.optional(row.sqlHash(), StateWriter::text);
        out.text(row.rule());
        out.text(row.parameter());
        out.number(row.value());
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static ThresholdRow readThreshold(byte[] bytes) {
        return StateReader.read(
                "threshold",
                bytes,
                VERSION,
                in -> new ThresholdRow(
                        in.text(),
                        in.optional(StateReader::text),
                        in.optional(StateReader::text),
                        in.optional(StateReader::text),
                        in.optional(StateReader::text),
                        in.text(),
                        in.text(),
                        in.real()));
    }

    public static byte[] write(MaintenanceWindow window) {
        StateWriter out = new StateWriter(WINDOW_VERSION);
        out.text(window.id());
        Scope scope = window.scope();
        out.optional(scope.cluster(), StateWriter::text);
        out.optional(scope.database(), StateWriter::text);
        out.optional(scope.namespace(), StateWriter::text);
        out.optional(scope.sqlHash(), StateWriter::text);
        out.instant(window.startsAt());
        out.instant(window.endsAt());
        out.optional(window.recurrence(), PolicyBytes::write);
        out.text(window.reason());
        return out.toBytes();
    }

    /**
     * Reads version 1, windows of a cluster or database that do not recur, as well. Throws {@link StateFormatException}
     * for bytes of a newer version, or damaged ones.
     */
    public static MaintenanceWindow readWindow(byte[] bytes) {
        return StateReader.read(
                "maintenance window",
                bytes,
                WINDOW_VERSION,
                in -> in.version() == 1 ? readWindowOfVersion1(in) : readWindow(in));
    }

    private static MaintenanceWindow readWindow(StateReader in) {
        return new MaintenanceWindow(
                in.text(),
                new Scope(
                        in.optional(StateReader::text),
                        in.optional(StateReader::text),
                        in.optional(StateReader::text),
                        in.optional(StateReader::text)),
                in.instant(),
                in.instant(),
                in.optional(recurrence -> new Recurrence(recurrence.text(), recurrence.text())),
                in.text());
    }

    private static MaintenanceWindow readWindowOfVersion1(StateReader in) {
        return MaintenanceWindow.once(
                in.text(),
                new Scope(in.text(), in.optional(StateReader::text), null, null),
                in.instant(),
                in.instant(),
                in.text());
    }

    private static void write(StateWriter out, Recurrence recurrence) {
        out.text(recurrence.rule());
        out.text(recurrence.timeZone());
    }

    public static byte[] write(DdlEvent event) {
        StateWriter out = new StateWriter(VERSION);
        out.text(event.cluster());
        out.text(event.database());
        out.text(event.commandTag());
        out.text(event.objectType());
        out.optional(event.schema(), StateWriter::text);
        out.text(event.objectIdentity());
        out.optional(event.relation(), StateWriter::text);
        out.instant(event.executedAt());
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static DdlEvent readDdl(byte[] bytes) {
        return StateReader.read(
                "DDL event",
                bytes,
                VERSION,
                in -> new DdlEvent(
                        in.text(),
                        in.text(),
                        in.text(),
                        in.text(),
                        in.optional(StateReader::text),
                        in.text(),
                        in.optional(StateReader::text),
                        in.instant()));
    }
}

package io.plumbline.state;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceWindow;
import io.plumbline.model.policy.ThresholdRow;

/** The rows of the broadcast states: thresholds, maintenance windows and recent DDL. */
public final class PolicyBytes {

    private static final int VERSION = 1;

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
        StateWriter out = new StateWriter(VERSION);
        out.text(window.id());
        out.text(window.cluster());
        out.optional(window.database(), StateWriter::text);
        out.instant(window.startsAt());
        out.instant(window.endsAt());
        out.text(window.reason());
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static MaintenanceWindow readWindow(byte[] bytes) {
        return StateReader.read(
                "maintenance window",
                bytes,
                VERSION,
                in -> new MaintenanceWindow(
                        in.text(), in.text(), in.optional(StateReader::text), in.instant(), in.instant(), in.text()));
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

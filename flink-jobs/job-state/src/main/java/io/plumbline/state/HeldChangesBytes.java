package io.plumbline.state;

import io.plumbline.model.plans.HeldChanges;

/** How full a statement's history of plan changes is, the value of {@link StateDescriptors#PLAN_HISTORY}. */
public final class HeldChangesBytes {

    private static final int VERSION = 1;

    private HeldChangesBytes() {}

    public static byte[] write(HeldChanges changes) {
        StateWriter out = new StateWriter(VERSION);
        out.count(changes.held());
        out.instant(changes.trimmedAt());
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static HeldChanges read(byte[] bytes) {
        return StateReader.read("plan history", bytes, VERSION, in -> new HeldChanges(in.count(), in.instant()));
    }
}

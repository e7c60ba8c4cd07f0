package io.plumbline.state;

import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanDetail;
import io.plumbline.model.plans.SizeHistory;
import io.plumbline.model.statement.PlanHints;

/**
 * A plan with its indexes, sizes and statement, an entry of {@link StateDescriptors#PLAN_DETAILS}. Version 2 has the
 * statement's text; version 1 is read without it. Version 3 has the plan said in hints; version 2 is read without them, which
 * the next sub-window mends.
 */
public final class PlanDetailBytes {

    private static final int VERSION = 3;
    private static final int TEXT_SINCE = 2;
    private static final int HINTS_SINCE = 3;

    private PlanDetailBytes() {}

    public static byte[] write(PlanDetail plan) {
        StateWriter out = new StateWriter(VERSION);
        PlanSightingBytes.write(out, plan.sighting());
        out.list(plan.indexUses(), PlanDetailBytes::writeIndexUse);
        out.list(plan.sizes().older(), PlanSightingBytes::writeSize);
        out.instant(plan.sizes().olderAt());
        out.list(plan.sizes().newer(), PlanSightingBytes::writeSize);
        out.instant(plan.sizes().newerAt());
        out.optional(plan.sqlText(), StateWriter::text);
        out.optional(plan.hints().text(), StateWriter::text);
        out.optional(plan.hints().obstacles(), StateWriter::text);
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static PlanDetail read(byte[] bytes) {
        return StateReader.read(
                "plan detail",
                bytes,
                VERSION,
                in -> new PlanDetail(
                        PlanSightingBytes.read(in),
                        in.list(PlanDetailBytes::readIndexUse),
                        readSizes(in),
                        in.version() < TEXT_SINCE ? null : in.optional(StateReader::text),
                        in.version() < HINTS_SINCE ? PlanHints.NONE : readHints(in)));
    }

    static void writeIndexUse(StateWriter out, IndexUse use) {
        out.optional(use.name(), StateWriter::text);
        PlanSightingBytes.writeIndexKey(out, use.key());
    }

    static IndexUse readIndexUse(StateReader in) {
        return new IndexUse(in.optional(StateReader::text), PlanSightingBytes.readIndexKey(in));
    }

    private static PlanHints readHints(StateReader in) {
        return PlanHints.of(in.optional(StateReader::text), in.optional(StateReader::text));
    }

    private static SizeHistory readSizes(StateReader in) {
        return new SizeHistory(
                in.list(PlanSightingBytes::readSize), in.instant(), in.list(PlanSightingBytes::readSize), in.instant());
    }
}

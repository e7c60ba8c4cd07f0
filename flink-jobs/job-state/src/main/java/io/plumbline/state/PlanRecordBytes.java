package io.plumbline.state;

import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanScope;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatistics;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.plans.SizeHistory;

/** One plan of a statement, an entry of {@link StateDescriptors#STATEMENT_PLANS}. */
public final class PlanRecordBytes {

    private static final int VERSION = 1;

    private PlanRecordBytes() {}

    public static byte[] write(PlanRecord plan) {
        StateWriter out = new StateWriter(VERSION);
        out.text(plan.engine());
        PlanSightingBytes.write(out, plan.sighting());
        out.name(plan.status());
        out.flag(plan.enabled());
        out.name(plan.source());
        out.name(plan.scope());
        out.optional(plan.instance(), StateWriter::text);
        out.instant(plan.firstSeenAt());
        out.instant(plan.lastSeenAt());
        out.list(plan.sequentialRelations(), StateWriter::text);
        out.list(plan.indexUses(), PlanRecordBytes::writeIndexUse);
        writeSizes(out, plan.sizes());
        out.bytes(plan.statistics().cost());
        out.bytes(plan.statistics().rowsOut());
        out.bytes(plan.statistics().timePerCall());
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static PlanRecord read(byte[] bytes) {
        return StateReader.read("plan", bytes, VERSION, PlanRecordBytes::parse);
    }

    static void writeIndexUse(StateWriter out, IndexUse use) {
        out.optional(use.name(), StateWriter::text);
        PlanSightingBytes.writeIndexKey(out, use.key());
    }

    static IndexUse readIndexUse(StateReader in) {
        return new IndexUse(in.optional(StateReader::text), PlanSightingBytes.readIndexKey(in));
    }

    private static PlanRecord parse(StateReader in) {
        return new PlanRecord(
                in.text(),
                PlanSightingBytes.read(in),
                in.name(PlanStatus.class),
                in.flag(),
                in.name(PlanSource.class),
                in.name(PlanScope.class),
                in.optional(StateReader::text),
                in.instant(),
                in.instant(),
                in.list(StateReader::text),
                in.list(PlanRecordBytes::readIndexUse),
                readSizes(in),
                new PlanStatistics(in.bytes(), in.bytes(), in.bytes()));
    }

    private static void writeSizes(StateWriter out, SizeHistory sizes) {
        out.list(sizes.older(), PlanSightingBytes::writeSize);
        out.instant(sizes.olderAt());
        out.list(sizes.newer(), PlanSightingBytes::writeSize);
        out.instant(sizes.newerAt());
    }

    private static SizeHistory readSizes(StateReader in) {
        return new SizeHistory(
                in.list(PlanSightingBytes::readSize), in.instant(), in.list(PlanSightingBytes::readSize), in.instant());
    }
}

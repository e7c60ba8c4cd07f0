package io.plumbline.state;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.counters.EntryState;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Streaks;
import java.util.EnumMap;
import java.util.Map;

/** Where a statement stands, the value of {@link StateDescriptors#STATEMENT_STANDING}. */
public final class StandingBytes {

    private static final int VERSION = 1;

    private StandingBytes() {}

    public static byte[] write(Standing standing) {
        StateWriter out = new StateWriter(VERSION);
        out.list(standing.planOrder(), StateWriter::text);
        out.list(standing.instances(), StandingBytes::writeInstance);
        out.list(standing.entries(), StandingBytes::writeEntry);
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static Standing read(byte[] bytes) {
        return StateReader.read(
                "standing",
                bytes,
                VERSION,
                in -> new Standing(
                        in.list(StateReader::text),
                        in.list(StandingBytes::readInstance),
                        in.list(StandingBytes::readEntry)));
    }

    private static void writeInstance(StateWriter out, InstanceState instance) {
        out.text(instance.instance());
        out.name(instance.level());
        out.name(instance.announcedLevel());
        writeStreaks(out, instance.streaks());
        writeRuleStreaks(out, instance.ruleStreaks());
        out.count(instance.flaps());
        out.optional(instance.planHash(), StateWriter::text);
        out.optional(instance.lastSeenAt(), StateWriter::instant);
        out.optional(instance.lastGoodAt(), StateWriter::instant);
        out.optional(instance.lastGoodKind(), StateWriter::name);
        out.optional(instance.streakStartedAt(), StateWriter::instant);
        out.optional(instance.raisedAt(), StateWriter::instant);
        out.optional(instance.raisedPlanHash(), StateWriter::text);
        out.list(instance.lostIndexes(), PlanRecordBytes::writeIndexUse);
    }

    private static InstanceState readInstance(StateReader in) {
        return new InstanceState(
                in.text(),
                in.name(Level.class),
                in.name(Level.class),
                new Streaks(in.count(), in.count(), in.count(), in.count()),
                readRuleStreaks(in),
                in.count(),
                in.optional(StateReader::text),
                in.optional(StateReader::instant),
                in.optional(StateReader::instant),
                in.optional(each -> each.name(PlanKind.class)),
                in.optional(StateReader::instant),
                in.optional(StateReader::instant),
                in.optional(StateReader::text),
                in.list(PlanRecordBytes::readIndexUse));
    }

    private static void writeStreaks(StateWriter out, Streaks streaks) {
        out.count(streaks.atLeastWarn());
        out.count(streaks.atLeastBlock());
        out.count(streaks.belowWarn());
        out.count(streaks.belowBlock());
    }

    private static void writeRuleStreaks(StateWriter out, Map<RuleName, Integer> streaks) {
        out.count(streaks.size());
        for (RuleName rule : RuleName.values()) {
            Integer streak = streaks.get(rule);
            if (streak != null) {
                out.name(rule);
                out.count(streak);
            }
        }
    }

    private static Map<RuleName, Integer> readRuleStreaks(StateReader in) {
        Map<RuleName, Integer> streaks = new EnumMap<>(RuleName.class);
        int size = in.count();
        for (int i = 0; i < size; i++) {
            streaks.put(in.name(RuleName.class), in.count());
        }
        return streaks;
    }

    private static void writeEntry(StateWriter out, EntryState entry) {
        out.text(entry.instance());
        out.text(entry.entryId());
        out.text(entry.observationId());
        out.instant(entry.observedAt());
        out.instant(entry.epoch().serverStartedAt());
        out.optional(entry.epoch().statisticsResetAt(), StateWriter::instant);
        out.optional(entry.epoch().entrySinceAt(), StateWriter::instant);
        out.number(entry.counters().calls());
        out.number(entry.counters().totalTimeMicros());
        out.number(entry.counters().rows());
        out.number(entry.counters().blocksHit());
        out.number(entry.counters().blocksRead());
        out.number(entry.counters().tempBlocksWritten());
        out.optional(entry.planHash(), StateWriter::text);
    }

    private static EntryState readEntry(StateReader in) {
        return new EntryState(
                in.text(),
                in.text(),
                in.text(),
                in.instant(),
                new CounterEpoch(in.instant(), in.optional(StateReader::instant), in.optional(StateReader::instant)),
                new Counters(in.number(), in.real(), in.number(), in.number(), in.number(), in.number()),
                in.optional(StateReader::text));
    }
}

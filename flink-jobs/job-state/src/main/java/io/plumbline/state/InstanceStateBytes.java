package io.plumbline.state;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.explain.Explained;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import io.plumbline.model.verdicts.CoolDown;
import io.plumbline.model.verdicts.InstanceState;
import io.plumbline.model.verdicts.Streaks;
import io.plumbline.model.verdicts.Track;
import io.plumbline.model.work.WorkSeries;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a statement stands on one instance; part of {@link StandingBytes}. */
final class InstanceStateBytes {

    private static final int WORK_SINCE = 2;

    private InstanceStateBytes() {}

    static void write(StateWriter out, InstanceState instance) {
        out.text(instance.instance());
        out.name(instance.level());
        out.name(instance.announcedLevel());
        writeTrack(out, instance.plans());
        out.count(instance.flaps());
        out.optional(instance.planHash(), StateWriter::text);
        out.optional(instance.lastSeenAt(), StateWriter::instant);
        out.optional(instance.lastGoodAt(), StateWriter::instant);
        out.optional(instance.lastGoodKind(), StateWriter::name);
        out.optional(instance.streakStartedAt(), StateWriter::instant);
        out.optional(instance.raisedAt(), StateWriter::instant);
        out.optional(instance.raisedPlanHash(), StateWriter::text);
        out.list(instance.lostIndexes(), PlanDetailBytes::writeIndexUse);
        writeTrack(out, instance.work());
        out.optional(instance.coolDown(), InstanceStateBytes::writeCoolDown);
        WorkSeriesBytes.write(out, instance.series());
        out.optional(instance.explained(), InstanceStateBytes::writeExplained);
    }

    static InstanceState read(StateReader in) {
        String instance = in.text();
        Level level = in.name(Level.class);
        Level announced = in.name(Level.class);
        Track plans = in.version() < WORK_SINCE ? readTrackOfVersion1(in, level) : readTrack(in);
        int flaps = in.count();
        String planHash = in.optional(StateReader::text);
        Instant lastSeenAt = in.optional(StateReader::instant);
        Instant lastGoodAt = in.optional(StateReader::instant);
        PlanKind lastGoodKind = in.optional(each -> each.name(PlanKind.class));
        Instant streakStartedAt = in.optional(StateReader::instant);
        Instant raisedAt = in.optional(StateReader::instant);
        String raisedPlanHash = in.optional(StateReader::text);
        List<IndexUse> lostIndexes = in.list(PlanDetailBytes::readIndexUse);
        Since2 since2 = in.version() < WORK_SINCE ? Since2.NONE : Since2.read(in);
        return new InstanceState(
                instance,
                level,
                announced,
                plans,
                since2.work(),
                flaps,
                planHash,
                lastSeenAt,
                lastGoodAt,
                lastGoodKind,
                streakStartedAt,
                raisedAt,
                raisedPlanHash,
                lostIndexes,
                since2.coolDown(),
                since2.series(),
                since2.explained());
    }

    /** What version 1 does not have. */
    private record Since2(
            Track work,
            @Nullable CoolDown coolDown,
            WorkSeries series,
            @Nullable Explained explained) {

        static final Since2 NONE = new Since2(Track.NONE, null, WorkSeries.EMPTY, null);

        static Since2 read(StateReader in) {
            return new Since2(
                    readTrack(in),
                    in.optional(each -> new CoolDown(each.name(Level.class), each.instant())),
                    WorkSeriesBytes.read(in),
                    in.optional(InstanceStateBytes::readExplained));
        }
    }

    private static void writeCoolDown(StateWriter out, CoolDown coolDown) {
        out.name(coolDown.from());
        out.instant(coolDown.until());
    }

    /** Both hashes in one number; it once had the first alone, so that all is loud news once. */
    private static void writeExplained(StateWriter out, Explained explained) {
        out.number(((long) explained.loud() << Integer.SIZE) | Integer.toUnsignedLong(explained.digest()));
        out.instant(explained.at());
    }

    private static Explained readExplained(StateReader in) {
        long hashes = in.number();
        return new Explained((int) hashes, (int) (hashes >> Integer.SIZE), in.instant());
    }

    private static void writeTrack(StateWriter out, Track track) {
        out.name(track.level());
        out.name(track.observed());
        writeStreaks(out, track.streaks());
        writeRuleStreaks(out, track.ruleStreaks());
    }

    private static Track readTrack(StateReader in) {
        return new Track(in.name(Level.class), in.name(Level.class), readStreaks(in), readRuleStreaks(in));
    }

    /** The level in force was that of plans, and what the last observation showed its streaks tell. */
    private static Track readTrackOfVersion1(StateReader in, Level level) {
        Streaks streaks = readStreaks(in);
        Level observed = streaks.atLeastBlock() > 0 ? Level.BLOCK : streaks.atLeastWarn() > 0 ? Level.WARN : Level.PASS;
        return new Track(level, observed, streaks, readRuleStreaks(in));
    }

    private static void writeStreaks(StateWriter out, Streaks streaks) {
        out.count(streaks.atLeastWarn());
        out.count(streaks.atLeastBlock());
        out.count(streaks.belowWarn());
        out.count(streaks.belowBlock());
    }

    private static Streaks readStreaks(StateReader in) {
        return new Streaks(in.count(), in.count(), in.count(), in.count());
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
}

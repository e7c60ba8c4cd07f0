package io.plumbline.state;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.decisions.AnsweredDecisions;
import io.plumbline.model.plans.PlanSummary;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import java.util.List;

/**
 * Where a statement stands, the value of {@link StateDescriptors#STATEMENT_STANDING}. Version 2 has judgements of work
 * beside those of plans, the series of work, the cool-down and what was last explained; version 1 is read without them. Version 3 has the summaries
 * of the plans; of versions 1 and 2, which had only their keys in a state that is given up, the plans are not read. Version
 * 4 has what tells of other planner settings, and the hot plan; version 3 is read as if there were none, which the next sample mends, and
 * as if no change point had been gone back on. Version 5 has the decisions that were answered, and of each plan the one applied
 * last; version 4 is read as if nobody had decided. Version 6 has when the plans are looked at next, and of each plan what the job
 * itself has made of it; version 5 is read as if it had never looked. Version 7 has the calls of each plan; version 6 is read
 * as if it had had none. Version 8 has each plan's optimizer; in version 7 the hash of the plan's settings tells it. Version 9 has
 * what speaks for the usual time against a change point as a real number, and when the whole instance was slower; version 8 has a
 * number of polls and is read as if it never had been.
 */
public final class StandingBytes {

    private static final int VERSION = 9;
    private static final int SUMMARIES_SINCE = 3;
    private static final int HOT_PLAN_SINCE = 4;
    private static final int DECISIONS_SINCE = 5;
    private static final int LOOKS_SINCE = 6;

    private StandingBytes() {}

    public static byte[] write(Standing standing) {
        StateWriter out = new StateWriter(VERSION);
        out.list(standing.plans(), PlanSummaryBytes::write);
        out.list(standing.instances(), InstanceStateBytes::write);
        out.list(standing.entries(), StandingBytes::writeEntry);
        out.count(standing.hot().number());
        out.bytes(standing.hot().statistics());
        DecisionBytes.write(out, standing.decisions());
        out.optional(standing.nextLook(), StateWriter::instant);
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static Standing read(byte[] bytes) {
        return StateReader.read(
                "standing",
                bytes,
                VERSION,
                in -> new Standing(
                        readPlans(in),
                        in.list(InstanceStateBytes::read),
                        in.list(StandingBytes::readEntry),
                        in.version() < HOT_PLAN_SINCE ? HotPlan.NONE : new HotPlan(in.count(), in.bytes()),
                        in.version() < DECISIONS_SINCE ? AnsweredDecisions.NONE : DecisionBytes.read(in),
                        in.version() < LOOKS_SINCE ? null : in.optional(StateReader::instant)));
    }

    private static List<PlanSummary> readPlans(StateReader in) {
        if (in.version() >= SUMMARIES_SINCE) {
            return in.list(PlanSummaryBytes::read);
        }
        in.list(StateReader::text);
        return List.of();
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

package io.plumbline.state;

import io.plumbline.model.causes.Drift;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.SharedSlowness;
import io.plumbline.model.work.ShiftSeries;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.Usual;
import io.plumbline.model.work.WorkSeries;

/** The series of work of a statement on one instance; part of {@link StandingBytes}. */
final class WorkSeriesBytes {

    private static final int GONE_BACK_SINCE = 4;
    private static final int EVIDENCE_SINCE = 9;

    private WorkSeriesBytes() {}

    static void write(StateWriter out, WorkSeries series) {
        out.optional(series.open(), WorkSeriesBytes::writePoll);
        out.flag(series.merged());
        out.optional(series.learnedAt(), StateWriter::instant);
        writeUsual(out, series.logTime());
        writeUsual(out, series.spill());
        out.bytes(series.shifts().detector());
        out.optional(series.shifts().last(), WorkSeriesBytes::writeShift);
        out.number(series.shifts().goneBack());
        out.optional(series.shifts().shared(), WorkSeriesBytes::writeShared);
        out.number(series.shifts().lostMicros());
    }

    static WorkSeries read(StateReader in) {
        return new WorkSeries(
                in.optional(WorkSeriesBytes::readPoll),
                in.flag(),
                in.optional(StateReader::instant),
                readUsual(in),
                readUsual(in),
                new ShiftSeries(
                        in.bytes(),
                        in.optional(WorkSeriesBytes::readShift),
                        readGoneBack(in),
                        in.version() < EVIDENCE_SINCE ? null : in.optional(WorkSeriesBytes::readShared),
                        in.real()));
    }

    /** Until version 8 the number of polls in a row that were nearer to the usual time. */
    private static double readGoneBack(StateReader in) {
        if (in.version() < GONE_BACK_SINCE) {
            return 0;
        }
        return in.version() < EVIDENCE_SINCE ? in.count() : in.real();
    }

    private static void writeShared(StateWriter out, SharedSlowness shared) {
        out.instant(shared.since());
        out.instant(shared.until());
    }

    private static SharedSlowness readShared(StateReader in) {
        return new SharedSlowness(in.instant(), in.instant());
    }

    private static void writePoll(StateWriter out, PollWork poll) {
        out.instant(poll.at());
        out.number(poll.calls());
        out.number(poll.timeMicros());
        out.number(poll.tempBlocks());
    }

    private static PollWork readPoll(StateReader in) {
        return new PollWork(in.instant(), in.number(), in.real(), in.number());
    }

    private static void writeUsual(StateWriter out, Usual usual) {
        out.number(usual.weight());
        out.number(usual.mean());
        out.number(usual.sumOfSquares());
    }

    private static Usual readUsual(StateReader in) {
        return new Usual(in.real(), in.real(), in.real());
    }

    private static void writeShift(StateWriter out, TimeShift shift) {
        out.instant(shift.at());
        out.instant(shift.confirmedAt());
        out.name(shift.shape());
        out.number(shift.beforeMicros());
        out.number(shift.afterMicros());
        out.number(shift.probability());
    }

    private static TimeShift readShift(StateReader in) {
        return new TimeShift(in.instant(), in.instant(), in.name(Drift.class), in.real(), in.real(), in.real());
    }
}

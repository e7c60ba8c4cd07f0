package io.plumbline.model.counters;

import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.Sample;
import java.time.Duration;

/**
 * What happened between two samples of one entry.
 *
 * <p>Laws: a difference is {@link Kind#USED} only when both samples are of one {@code CounterEpoch}, no counter fell, at
 * least one call was counted, and the difference can be true. It cannot be true when its time is not finite, when the
 * time per call exceeds the server's uptime (a call may have run since long before the last sample, but not since before
 * the server), when there were more than ten million calls a second, or when more temporary blocks were written than a
 * hundred million a second since the server started (800 GB/s of 8 KiB blocks, more than memory takes; a call counts its
 * blocks at its end, so they too may be older than the last sample). Whatever is not used is a seed for the next.
 *
 * @param calls executions since the last sample; 0 unless used
 * @param timeMicros time executing since the last sample; 0 unless used
 * @param tempBlocks temporary blocks written since the last sample; 0 unless used
 */
public record CounterDifference(Kind kind, long calls, double timeMicros, long tempBlocks) {

    private static final long MAXIMUM_CALLS_PER_MICROSECOND = 10;
    private static final long MAXIMUM_BLOCKS_PER_MICROSECOND = 100;

    /** What became of a difference. */
    public enum Kind {
        USED,
        NO_CALLS,
        EPOCH_CHANGED,
        COUNTER_FELL,
        ABSURD
    }

    /** Subtracts; {@code sample} is after {@code last} by the instance's clock. */
    public static CounterDifference between(EntryState last, Sample sample) {
        if (!last.epoch().isSameAs(sample.epoch())) {
            return unused(Kind.EPOCH_CHANGED);
        }
        if (anyFell(last.counters(), sample.counters())) {
            return unused(Kind.COUNTER_FELL);
        }
        long calls = sample.counters().calls() - last.counters().calls();
        double timeMicros =
                sample.counters().totalTimeMicros() - last.counters().totalTimeMicros();
        if (calls == 0) {
            return unused(Kind.NO_CALLS);
        }
        CounterDifference used = new CounterDifference(
                Kind.USED,
                calls,
                timeMicros,
                sample.counters().tempBlocksWritten() - last.counters().tempBlocksWritten());
        return used.isPossible(last, sample) ? used : unused(Kind.ABSURD);
    }

    /** Microseconds; only of a used difference. */
    public double timePerCallMicros() {
        return timeMicros / calls;
    }

    private boolean isPossible(EntryState last, Sample sample) {
        long elapsed = micros(Duration.between(last.observedAt(), sample.observedAt()));
        long uptime = micros(Duration.between(sample.epoch().serverStartedAt(), sample.observedAt()));
        return Double.isFinite(timeMicros)
                && timeMicros / calls <= uptime
                && calls / MAXIMUM_CALLS_PER_MICROSECOND <= elapsed
                && tempBlocks / MAXIMUM_BLOCKS_PER_MICROSECOND <= uptime;
    }

    private static boolean anyFell(Counters before, Counters after) {
        return after.calls() < before.calls()
                || !(after.totalTimeMicros() >= before.totalTimeMicros())
                || after.rows() < before.rows()
                || after.blocksHit() < before.blocksHit()
                || after.blocksRead() < before.blocksRead()
                || after.tempBlocksWritten() < before.tempBlocksWritten();
    }

    private static CounterDifference unused(Kind kind) {
        return new CounterDifference(kind, 0, 0, 0);
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}

package io.plumbline.model.work;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of changes of the time per call on an instance.
 *
 * @param detector the change-point detector's own bytes, never changed in place; empty before the first value
 * @param last change point confirmed last; null before the first
 * @param goneBack what the polls since then say for the usual time against that of the change point, at least 0: polls that
 *     took the usual time, roughly
 * @param shared when the whole instance was slower last, as far as this statement took part; null where it never was
 * @param lostMicros time that calls took more than usual since the change point that counts; 0 where none does
 */
// an array, because it is written to state as it is; equality is by content below
@SuppressWarnings("ArrayRecordComponent")
public record ShiftSeries(
        byte[] detector,
        @Nullable TimeShift last,
        double goneBack,
        @Nullable SharedSlowness shared,
        double lostMicros) {

    /** Nothing observed. */
    public static final ShiftSeries NONE = new ShiftSeries(new byte[0], null, 0, null, 0);

    /** The change point that makes the present times worse than {@code usualMicros}; empty where none does. */
    public Optional<TimeShift> against(double usualMicros) {
        return Optional.ofNullable(last).filter(shift -> shift.countsAgainst(usualMicros));
    }

    /**
     * With the time that a poll took more than usual; starts anew when no change point counts. One that was gone back on is
     * over, whether or not the way back is a change point of its own: what polls say is summed up and never less than 0 (E. S.
     * Page: Continuous inspection schemes, Biometrika 41, 1954), so that calls that are slow now and then do not end it.
     */
    ShiftSeries lost(PollWork poll, Usual usual) {
        double usualMicros = Math.exp(usual.mean());
        double more = Math.max(0, poll.timePerCallMicros() - usualMicros) * poll.calls();
        if (last == null || !last.countsAgainst(usualMicros)) {
            return new ShiftSeries(detector, last, 0, shared, 0);
        }
        double back = Math.max(0, goneBack + last.saysUsual(poll.timePerCallMicros(), usualMicros));
        return back < last.proofOfUsual(usualMicros, usual.standardDeviation())
                ? new ShiftSeries(detector, last, back, shared, lostMicros + more)
                : new ShiftSeries(detector, null, 0, shared, 0);
    }

    /**
     * Without the change point that counts, if the poll is nearer to the usual time than to the one after it. For a poll of
     * another plan than the one that was slower: one is proof enough that what came with a plan went with it.
     */
    ShiftSeries onAnotherPlan(PollWork poll, double usualMicros) {
        boolean over = against(usualMicros)
                .filter(shift -> !shift.isNearer(poll.timePerCallMicros(), usualMicros))
                .isPresent();
        return over ? new ShiftSeries(detector, null, 0, shared, 0) : this;
    }

    /** With a poll at which the whole instance is slower. */
    ShiftSeries sharedAt(Instant at) {
        return last == null
                ? this
                : new ShiftSeries(detector, last, goneBack, SharedSlowness.with(shared, last.at(), at), lostMicros);
    }

    /** Whether the change point that was confirmed last came while the whole instance was slower, and it may still be recovering. */
    public boolean isRecoveringAt(Instant at) {
        return shared != null && last != null && !last.at().isAfter(shared.until()) && shared.isRecoveringAt(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShiftSeries that
                && Arrays.equals(detector, that.detector)
                && (last == null ? that.last == null : last.equals(that.last))
                && goneBack == that.goneBack
                && Objects.equals(shared, that.shared)
                && lostMicros == that.lostMicros;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(detector) * 31 + Double.hashCode(lostMicros);
    }

    @Override
    public String toString() {
        return "ShiftSeries[%d bytes, %s, %s]".formatted(detector.length, last, lostMicros);
    }
}

package io.plumbline.model.work;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of changes of the time per call on an instance.
 *
 * @param detector the change-point detector's own bytes, never changed in place; empty before the first value
 * @param last change point confirmed last; null before the first
 * @param goneBack polls in a row, up to the last, that were nearer to the usual time than to that of the change point
 * @param lostMicros time that calls took more than usual since the change point that counts; 0 where none does
 */
// an array, because it is written to state as it is; equality is by content below
@SuppressWarnings("ArrayRecordComponent")
public record ShiftSeries(byte[] detector, @Nullable TimeShift last, int goneBack, double lostMicros) {

    /** Nothing observed. */
    public static final ShiftSeries NONE = new ShiftSeries(new byte[0], null, 0, 0);

    private static final int OVER_AFTER = 5;

    /** The change point that makes the present times worse than {@code usualMicros}; empty where none does. */
    public Optional<TimeShift> against(double usualMicros) {
        return Optional.ofNullable(last).filter(shift -> shift.countsAgainst(usualMicros));
    }

    /**
     * With the time that a poll took more than usual; starts anew when no change point counts. One that was gone back on for
     * {@value #OVER_AFTER} polls in a row is over, whether or not the way back is a change point of its own.
     */
    ShiftSeries lost(PollWork poll, double usualMicros) {
        double more = Math.max(0, poll.timePerCallMicros() - usualMicros) * poll.calls();
        if (last == null || !last.countsAgainst(usualMicros)) {
            return new ShiftSeries(detector, last, 0, 0);
        }
        int back = last.isNearer(poll.timePerCallMicros(), usualMicros) ? 0 : goneBack + 1;
        return back < OVER_AFTER
                ? new ShiftSeries(detector, last, back, lostMicros + more)
                : new ShiftSeries(detector, null, 0, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShiftSeries that
                && Arrays.equals(detector, that.detector)
                && (last == null ? that.last == null : last.equals(that.last))
                && goneBack == that.goneBack
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

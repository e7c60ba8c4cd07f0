package io.plumbline.model.work;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of changes of the time per call on an instance.
 *
 * @param detector the change-point detector's own bytes, never changed in place; empty before the first value
 * @param last change point confirmed last; null before the first
 * @param lostMicros time that calls took more than usual since the change point that counts; 0 where none does
 */
// an array, because it is written to state as it is; equality is by content below
@SuppressWarnings("ArrayRecordComponent")
public record ShiftSeries(byte[] detector, @Nullable TimeShift last, double lostMicros) {

    /** Nothing observed. */
    public static final ShiftSeries NONE = new ShiftSeries(new byte[0], null, 0);

    /** The change point that makes the present times worse than {@code usualMicros}; empty where none does. */
    public Optional<TimeShift> against(double usualMicros) {
        return Optional.ofNullable(last).filter(shift -> shift.countsAgainst(usualMicros));
    }

    /** With the time that a poll took more than usual; starts anew when no change point counts. */
    ShiftSeries lost(PollWork poll, double usualMicros) {
        double more = Math.max(0, poll.timePerCallMicros() - usualMicros) * poll.calls();
        return new ShiftSeries(detector, last, against(usualMicros).isPresent() ? lostMicros + more : 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShiftSeries that
                && Arrays.equals(detector, that.detector)
                && (last == null ? that.last == null : last.equals(that.last))
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

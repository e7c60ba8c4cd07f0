package io.plumbline.model.changepoints;

import io.plumbline.model.causes.Drift;
import java.time.Instant;

/**
 * What the detector remembers of one series; a working copy of its bytes. Levels and values are logarithms; those of the
 * hypotheses are distances from {@link #origin}.
 */
final class SeriesMemory {

    /** Values looked at again when a change is to be confirmed, and before the first hypothesis. */
    static final int RECENT = 10;

    /** Values after which a level is one that lasts. */
    static final int LASTING = 128;

    final DailyProfile profile = new DailyProfile();
    final Noise noise = new Noise();
    final KnownLevels known = new KnownLevels();
    final RunLengths runs;
    final double[] recent = new double[RECENT];
    int recentSize;

    double origin;
    /** Of the series so far. */
    long values;

    int changes;

    /** Whether the level has moved by less than is reported, and from where. */
    boolean creeping;

    double anchor;

    /** Whether the level reached by the change reported last has not lasted yet; and that change. */
    boolean changing;

    double changeFrom;
    long changeBeganMillis;
    boolean changeIsSlope;

    SeriesMemory(ChangePointOptions options) {
        this.runs = new RunLengths(options.maxHypotheses());
    }

    boolean isBeginning() {
        return runs.size == 0;
    }

    /** Forgets the level, which is another when a profile is taken off the values or no longer is. */
    void beginAgain() {
        runs.size = 0;
        recentSize = 0;
        creeping = false;
        changing = false;
    }

    /** Keeps a value, the oldest first, and returns the one that it displaces; NaN while there is room. */
    double keep(double value) {
        double displaced = Double.NaN;
        if (recentSize == RECENT) {
            displaced = recent[0];
            System.arraycopy(recent, 1, recent, 0, RECENT - 1);
            recentSize--;
        }
        recent[recentSize++] = value;
        return displaced;
    }

    /** Median of the newest values. */
    double medianOf(int newest) {
        int count = Math.min(newest, recentSize);
        double[] values = new double[count];
        System.arraycopy(recent, recentSize - count, values, 0, count);
        return Sorted.median(values, count);
    }

    /** How many of the newest values in a row lie further than {@code distance} from {@code level}, all on one side. */
    int newestBeyond(double level, double distance) {
        double side = recentSize == 0 ? 0 : Math.signum(recent[recentSize - 1] - level);
        int count = 0;
        while (count < recentSize && (recent[recentSize - 1 - count] - level) * side > distance) {
            count++;
        }
        return count;
    }

    /** A level that lasted is what is compared with, and ended the change that led to it. */
    void settle(int lasted) {
        if (lasted >= LASTING) {
            creeping = false;
            changing = false;
        }
    }

    void creep(double from) {
        creeping = true;
        anchor = from;
    }

    /** Whether a change from this level in this direction may continue the one before. */
    boolean isGoing(double from, boolean rises) {
        return changing && from > changeFrom == rises;
    }

    void beginChange(double from, Instant at, boolean slope) {
        changes++;
        changing = true;
        changeFrom = from;
        changeBeganMillis = at.toEpochMilli();
        changeIsSlope = slope;
    }

    /** The change from where it began to the present level. */
    ChangePoint change(Instant confirmedAt, boolean wentOn, double probability) {
        return new ChangePoint(
                Instant.ofEpochMilli(changeBeganMillis),
                confirmedAt,
                wentOn || changeIsSlope ? Drift.GRADUAL : Drift.ABRUPT,
                Math.exp(changeFrom),
                Math.exp(origin),
                probability);
    }
}

package io.plumbline.model.changepoints;

/**
 * Levels that a series rose or fell to before, so that a season's are told from news. A level returns when the series comes to
 * it again in the same direction after whole days (two hours more or less), which holds for days, weeks and working
 * weeks, or after the same time as the last time (a quarter more or less). When it has returned once, further returns
 * are expected. A statement that regresses, is mended and regresses again at no regular time is news each time.
 */
final class KnownLevels {

    static final int MOST = 16;

    private static final double SAME_TIME = 0.25;
    private static final long DAY_SECONDS = 86_400;
    private static final long NEAR_SECONDS = 7_200;

    int size;
    final float[] level = new float[MOST];
    final boolean[] rising = new boolean[MOST];
    final int[] returns = new int[MOST];
    final long[] lastSeconds = new long[MOST];
    final long[] intervalSeconds = new long[MOST];

    /** Notes that the series rose or fell to a level, and tells whether that was to be expected. */
    boolean visit(double value, boolean rose, double tolerance, long atSeconds) {
        boolean expected = false;
        int nearest = -1;
        for (int i = 0; i < size; i++) {
            double distance = Math.abs(level[i] - value);
            if (rising[i] == rose && distance <= tolerance) {
                expected |= isExpected(i, atSeconds);
                nearest = nearest < 0 || distance < Math.abs(level[nearest] - value) ? i : nearest;
            }
        }
        if (nearest < 0) {
            add(value, rose, atSeconds);
        } else {
            visitAgain(nearest, value, atSeconds);
        }
        return expected;
    }

    private boolean isExpected(int i, long atSeconds) {
        long interval = atSeconds - lastSeconds[i];
        return returns[i] > 0 && (interval <= NEAR_SECONDS || isReturn(i, interval));
    }

    private boolean isReturn(int i, long interval) {
        long fromDay = Math.floorMod(interval, DAY_SECONDS);
        return (interval > DAY_SECONDS / 2 && Math.min(fromDay, DAY_SECONDS - fromDay) <= NEAR_SECONDS)
                || Math.abs(interval - intervalSeconds[i]) <= SAME_TIME * intervalSeconds[i];
    }

    private void visitAgain(int i, double value, long atSeconds) {
        level[i] += (float) ((value - level[i]) / 2);
        long interval = atSeconds - lastSeconds[i];
        if (interval > NEAR_SECONDS || !isDaily(i)) {
            returns[i] = Math.min(returns[i] + (isReturn(i, interval) ? 1 : 0), Byte.MAX_VALUE);
            intervalSeconds[i] = interval;
            lastSeconds[i] = atSeconds;
        }
    }

    /** A season of days may come to a level in several steps. */
    private boolean isDaily(int i) {
        return intervalSeconds[i] > DAY_SECONDS / 2;
    }

    /** In place of the one not seen for longest. */
    private void add(double value, boolean rose, long atSeconds) {
        int place = size;
        if (size == MOST) {
            place = 0;
            for (int i = 1; i < size; i++) {
                place = lastSeconds[i] < lastSeconds[place] ? i : place;
            }
        } else {
            size++;
        }
        level[place] = (float) value;
        rising[place] = rose;
        returns[place] = 0;
        lastSeconds[place] = atSeconds;
        intervalSeconds[place] = 0;
    }
}

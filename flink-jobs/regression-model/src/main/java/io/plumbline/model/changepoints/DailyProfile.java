package io.plumbline.model.changepoints;

/**
 * How a series goes with the hours of a day (UTC): for each hour how far its values lie from the mean of about a day before,
 * learned over some {@value #MEMORY_DAYS} days. It is taken off the values once every hour was seen on {@value #LEAST_DAYS}
 * days, when they differ by {@value #LEAST_SPAN} at least (logarithms), and smoothly: no two neighbours by more than
 * {@value #SMOOTH_SHARE} of that. So such a season is no change, and a change within it is found. A season with sharp edges
 * is told by its levels ({@link KnownLevels}). A series with gaps of hours has no profile.
 */
final class DailyProfile {

    static final int HOURS = 24;

    private static final int MEMORY_DAYS = 7;
    private static final int LEAST_DAYS = 3;
    private static final double LEAST_SPAN = 0.1;
    private static final double SMOOTH_SHARE = 0.4;
    private static final double DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3_600;

    final float[] offset = new float[HOURS];
    final int[] days = new int[HOURS];
    boolean inUse;
    double dayLevel;
    long lastSeconds;
    double hourSum;
    int hourCount;

    /** Learns a value, and tells whether the profile has come into use or gone out of it. */
    boolean learn(double value, long atSeconds) {
        long gap = atSeconds - lastSeconds;
        int hour = hourOf(lastSeconds);
        boolean folded = hourCount > 0 && (gap > HOUR_SECONDS || hourOf(atSeconds) != hour);
        if (folded) {
            fold(hour);
        }
        dayLevel = gap > DAY_SECONDS || lastSeconds == 0
                ? value
                : dayLevel + (value - dayLevel) * -Math.expm1(-Math.max(0, gap) / DAY_SECONDS);
        lastSeconds = atSeconds;
        hourSum += value;
        hourCount++;
        return folded && inUse != (inUse = isWorthwhile());
    }

    private void fold(int hour) {
        days[hour] = Math.min(days[hour] + 1, MEMORY_DAYS);
        offset[hour] += (float) ((hourSum / hourCount - dayLevel - offset[hour]) / days[hour]);
        hourSum = 0;
        hourCount = 0;
    }

    private boolean isWorthwhile() {
        float least = offset[0];
        float most = offset[0];
        float jump = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            if (days[hour] < LEAST_DAYS) {
                return false;
            }
            least = Math.min(least, offset[hour]);
            most = Math.max(most, offset[hour]);
            jump = Math.max(jump, Math.abs(offset[(hour + 1) % HOURS] - offset[hour]));
        }
        return most - least >= LEAST_SPAN && jump <= SMOOTH_SHARE * (most - least);
    }

    /** What the time of day adds to a value; between the middles of two hours in proportion. */
    double at(long seconds) {
        if (!inUse) {
            return 0;
        }
        double position = Math.floorMod(seconds, (long) DAY_SECONDS) / (double) HOUR_SECONDS - 0.5;
        int before = (int) Math.floor(position);
        double share = position - before;
        return offset[Math.floorMod(before, HOURS)] * (1 - share) + offset[(before + 1) % HOURS] * share;
    }

    private static int hourOf(long seconds) {
        return (int) (Math.floorMod(seconds, (long) DAY_SECONDS) / HOUR_SECONDS);
    }
}

package io.plumbline.pollers.explain;

/**
 * What a statement did since the last poll.
 *
 * @param any whether its counters moved, or there were none before
 * @param calls 0 where it is not known how many there were
 * @param millis time executing, in all
 */
public record Executed(boolean any, long calls, double millis) {

    /** Its counters stand as they did. */
    public static final Executed NOTHING = new Executed(false, 0, 0);

    /** Something, of which no more is known: there is nothing to compare its counters with. */
    public static final Executed UNKNOWN = new Executed(true, 0, 0);

    /** What two entries of one statement did. */
    public Executed plus(Executed other) {
        return new Executed(any || other.any, calls + other.calls, millis + other.millis);
    }

    /** Mean time of a call; NaN without one. */
    public double millisPerCall() {
        return millis / calls;
    }
}

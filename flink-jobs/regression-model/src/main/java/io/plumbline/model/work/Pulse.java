package io.plumbline.model.work;

/**
 * How the statements of an instance fare, all together.
 *
 * @param statements that were measured
 * @param all times per call over the usual ones
 * @param slower statements of which more than half of the polls are outside of what is usual for them
 * @param ofSlower the same of their polls that are outside
 */
public record Pulse(int statements, LogRatios all, int slower, LogRatios ofSlower) {

    /** Nothing measured. */
    public static final Pulse NONE = new Pulse(0, LogRatios.NONE, 0, LogRatios.NONE);

    /** Statements from which they stand for the instance: fewer may well depend on one table or one index. */
    public static final int LEAST_STATEMENTS = 20;

    /** Four in five of so many have a reason in common, where {@link #BY_CHANCE} are outside without one. */
    private static final double LEAST_SHARE = 0.2;

    /** Share of statements that are outside at any time; a band of two standard deviations leaves out one poll in 40. */
    private static final double BY_CHANCE = 0.05;

    private static final double SURPRISING_DEVIATIONS = 4;

    /**
     * Whether a statement that takes {@code ratio} times as long as usual does no worse than the others: half of them take
     * 1.2 times as long at least, or a fifth of them, and more than chance makes, take longer than they usually vary; and it
     * is within three deviations of those.
     */
    public boolean explains(double ratio) {
        return statements >= LEAST_STATEMENTS
                && ((all.isSlow() && all.reaches(ratio)) || (isShared() && ofSlower.reaches(ratio)));
    }

    /** Whether so many are slower at once that they have a reason in common: four deviations of a binomial above chance. */
    private boolean isShared() {
        double chance = BY_CHANCE + SURPRISING_DEVIATIONS * Math.sqrt(BY_CHANCE * (1 - BY_CHANCE) / statements);
        return slower >= statements * Math.max(LEAST_SHARE, chance);
    }

    /** How many times as long as usual half of them take at least. */
    public double slowdown() {
        return Math.exp(all.median());
    }
}

package io.plumbline.model.work;

import io.plumbline.model.causes.Drift;
import java.time.Instant;

/**
 * A confirmed change point of the time per call on an instance.
 *
 * @param at when it changed
 * @param confirmedAt when there was enough evidence
 * @param shape ABRUPT or GRADUAL
 * @param beforeMicros time per call before
 * @param afterMicros time per call after
 * @param probability posterior
 */
public record TimeShift(
        Instant at, Instant confirmedAt, Drift shape, double beforeMicros, double afterMicros, double probability) {

    private static final double MOST_SAID = 3;
    private static final double LEAST_PROOF = 3;
    private static final double MOST_PROOF = 20;
    private static final double LOG_ODDS = Math.log(1_000);

    /** Whether a time is nearer to the one after the change than to the usual one, on a logarithmic scale. */
    public boolean isNearer(double micros, double usualMicros) {
        return micros * micros > usualMicros * afterMicros;
    }

    /**
     * What a poll says for the usual time against the one after the change: 1 where it took as long as usual, -1 where as long
     * as after the change, 0 in the middle, on a logarithmic scale; no more than {@value #MOST_SAID} either way.
     */
    double saysUsual(double micros, double usualMicros) {
        double middle = Math.log(usualMicros * afterMicros) / 2;
        double said = (middle - Math.log(micros)) / halfLog(usualMicros);
        return Math.max(-MOST_SAID, Math.min(MOST_SAID, said));
    }

    /**
     * How much must be said, all in all, for the change to be over: as many polls as make it a thousand times likelier that calls
     * take the usual time, if logarithms deviate by {@code deviation}; {@value #LEAST_PROOF} to {@value #MOST_PROOF}.
     *
     * <p>Of two normal distributions a distance 2 d apart the logarithm of the likelihood ratio is 2 (d / deviation)^2 times the
     * sum of {@link #saysUsual} (A. Wald: Sequential tests of statistical hypotheses, 1945).
     */
    double proofOfUsual(double usualMicros, double deviation) {
        double distance = halfLog(usualMicros) / deviation;
        return Math.max(LEAST_PROOF, Math.min(MOST_PROOF, LOG_ODDS / (2 * distance * distance)));
    }

    private double halfLog(double usualMicros) {
        return Math.log(afterMicros / usualMicros) / 2;
    }

    /** Whether calls take longer since, and what is usual is still nearer to the time before, on a logarithmic scale. */
    boolean countsAgainst(double usualMicros) {
        return afterMicros > beforeMicros && usualMicros * usualMicros < beforeMicros * afterMicros;
    }
}

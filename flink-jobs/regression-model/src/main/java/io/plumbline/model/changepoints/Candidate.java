package io.plumbline.model.changepoints;

import java.time.Instant;

/**
 * A hypothesis of when the present level began, with what speaks for it. Levels are distances from the series' origin.
 *
 * @param index of the hypothesis
 * @param began of its first value
 * @param values since then
 * @param valuesBefore of the level before
 * @param before level before
 * @param step from there
 * @param error standard error of the step, of the largest variance that the values, those before and the noise have: where noise
 *     is skewed, low levels and small variances come together by chance
 * @param isSlope whether the younger half of the new values is further away than the older half, by a third of the step and
 *     by more than chance
 * @param probability posterior of a new level on this side of the one before
 */
record Candidate(
        int index,
        Instant began,
        int values,
        int valuesBefore,
        double before,
        double step,
        double error,
        boolean isSlope,
        double probability) {

    private static final double SIGNIFICANT_ERRORS = 5;

    /** Share of a change that is more than a start. */
    static final double SLOPE_SHARE = 1.0 / 3;

    /** The difference of two halves has twice the error of the whole; and a margin of a half. */
    private static final double HALVES_ERRORS = 3;

    static Candidate of(RunLengths runs, double noise, double worth, int index) {
        int values = runs.length[index];
        double before = runs.meanBetween(0, index);
        double step = runs.mean[index] - before;
        double variance = Math.max(noise, Math.max(runs.squares[index] / values, runs.varianceBetween(0, index)));
        double older = runs.length[0] - runs.weightWithin(0, index);
        double levelError = Math.sqrt(variance / (values * worth));
        return new Candidate(
                index,
                Instant.ofEpochMilli(runs.beganMillis[index]),
                values,
                runs.length[0] - values,
                before,
                step,
                levelError * Math.sqrt(1 + values / older),
                further(runs, index, step) > Math.max(SLOPE_SHARE * Math.abs(step), HALVES_ERRORS * levelError),
                probability(runs, before, Math.signum(step)));
    }

    Candidate withSlope(boolean slope) {
        return new Candidate(index, began, values, valuesBefore, before, step, error, slope, probability);
    }

    /** Whether the step is more than chance; few values tell little of the variance, so more is asked of them. */
    boolean isSignificant() {
        return Math.abs(step) >= SIGNIFICANT_ERRORS * (1 + 1.5 / values) * error;
    }

    /** Whether a level lies beyond the middle of the step. */
    boolean reaches(double level) {
        return (level - before) * Math.signum(step) >= Math.abs(step) / 2;
    }

    /** How much further away the younger half of the values is than the older; 0 where there are no halves. */
    private static double further(RunLengths runs, int index, double step) {
        int half = index;
        while (half + 1 < runs.size && runs.length[half] * 2 > runs.length[index]) {
            half++;
        }
        return half == index ? 0 : (runs.mean[half] - runs.meanBetween(index, half)) * Math.signum(step);
    }

    private static double probability(RunLengths runs, double before, double side) {
        double sum = 0;
        for (int i = 1; i < runs.size; i++) {
            if ((runs.mean[i] - before) * side > 0) {
                sum += Math.exp(runs.logWeight[i]);
            }
        }
        return Math.min(1, sum);
    }
}

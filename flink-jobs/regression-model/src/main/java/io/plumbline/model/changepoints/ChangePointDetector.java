package io.plumbline.model.changepoints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the level of a series of positive values changed, value by value.
 *
 * <p>Values are logarithms here, so that a level and its noise are shares of each other, whatever the unit. Their noise is
 * learned ({@link Noise}); a value further than {@value Noise#REACH} standard deviations from the level counts as one
 * that far, so that no single value, however large, is a change. A smooth curve of the day is learned and taken off
 * ({@link DailyProfile}). The posterior of when the present level began is Adams' and MacKay's ({@link RunLengths}); how
 * often levels change is learned too: (1 + changes) / (1 / {@code hazard} + values). Values that repeat each other count for
 * less ({@link Noise#worth}), but for two and more in a row that are further away than any noise wanders.
 *
 * <p>A change is believed when
 *
 * <ul>
 *   <li>the likeliest hypothesis began at least {@code persistence} values ago, and the posterior of a level on its side
 *       is at least {@code confirmProbability};
 *   <li>the level differs by more than chance ({@link Candidate#isSignificant});
 *   <li>the median of the newest {@code persistence} values lies beyond the middle between both levels.
 * </ul>
 *
 * <p>It is reported when the new level differs by {@code leastMagnitude} at least from the one before, or, after changes too
 * small to be reported, from the one before those; unless a season explains it ({@link KnownLevels}). It is GRADUAL when
 * its values are still on their way, when a third of it crept, or when it goes on: a further change in the same direction, soon
 * after, is reported with the time and the level at which the first began.
 *
 * <p>Values must be finite and not negative; 0 counts as {@value #LEAST_VALUE}. Until {@value SeriesMemory#RECENT} values
 * were seen none is judged. Not thread-safe.
 */
public final class ChangePointDetector {

    private static final double LEAST_VALUE = 1e-12;
    private static final double LEAST_HAZARD = 1.0 / 10_000;
    private static final double MOST_HAZARD = 1.0 / 50;
    private static final double LEVEL_VARIANCE = 0.5;
    private static final double PLATEAU_SHARE = 1.5;
    private static final double SAME_LEVEL = 1.5;
    private static final int LEAST_PLATEAU = 32;

    /** Deviations that values must lie beyond what they counted as for that to be of their own doing, and not of chance or of a slope. */
    private static final double CUT_OFF = 0.75;

    /** Values from which on noise is known well enough to wait for a value's level before learning from it. */
    private static final int KNOWN_NOISE = 24;

    /** Probability of no change up to which noise is learned about the likeliest new level. */
    private static final double LEAST_DOUBT = 0.01;

    /** Worth of values from which on they do not repeat each other so much that noise looks like levels. */
    private static final double HARDLY_REPEATED = 0.5;

    private final ChangePointOptions options;

    public ChangePointDetector(ChangePointOptions options) {
        this.options = options;
    }

    /**
     * What one more value makes of a series.
     *
     * @param state to be given with the next value
     * @param found the change that the value confirms; null where it confirms none
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of state, written as they are
    public record Observed(byte[] state, @Nullable ChangePoint found) {}

    /**
     * Takes one more value.
     *
     * @param state as returned for the value before; empty before the first
     * @throws IllegalArgumentException when the value is negative or not finite, or the state cannot be read
     */
    public Observed observe(byte[] state, double value, Instant at) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a value must be finite and not negative, was " + value);
        }
        SeriesMemory memory = MemoryBytes.read(state, options);
        ChangePoint found = observe(memory, Math.log(Math.max(value, LEAST_VALUE)), at);
        return new Observed(MemoryBytes.write(memory), found);
    }

    @Nullable
    ChangePoint observe(SeriesMemory memory, double value, Instant at) {
        if (memory.profile.learn(value, at.getEpochSecond())) {
            memory.beginAgain();
        }
        double season = memory.profile.at(at.getEpochSecond());
        return judge(memory, value - season, at, season);
    }

    private @Nullable ChangePoint judge(SeriesMemory memory, double value, Instant at, double season) {
        double oldest = memory.keep(value);
        if (memory.isBeginning()) {
            if (memory.recentSize == SeriesMemory.RECENT) {
                begin(memory, at);
            }
            return null;
        }
        learn(memory, value, at.toEpochMilli());
        learnNoise(memory, memory.noise.count < KNOWN_NOISE ? value : oldest);
        int change = mostLikelyChange(memory.runs);
        ChangePoint found = change > 0 ? confirm(memory, change, at) : null;
        return found == null || season == 0 ? found : found.times(Math.exp(season));
    }

    /** Replays the first values, for which no noise was known; they all count as of now. */
    private void begin(SeriesMemory memory, Instant at) {
        memory.noise.begin(memory.recent, memory.recentSize);
        memory.origin = memory.medianOf(SeriesMemory.RECENT);
        expect(memory, memory.noise.worth());
        for (int i = 0; i < memory.recentSize; i++) {
            memory.runs.observe(memory.noise.near(memory.recent[i], memory.origin) - memory.origin, at.toEpochMilli());
        }
    }

    private void expect(SeriesMemory memory, double worth) {
        double variance = memory.noise.doubtfulVariance();
        double hazard = (1.0 + memory.changes) / (1 / options.hazard() + memory.values);
        memory.runs.expect(
                variance, variance / LEVEL_VARIANCE, worth, Math.max(LEAST_HAZARD, Math.min(MOST_HAZARD, hazard)));
    }

    private void learn(SeriesMemory memory, double value, long atMillis) {
        RunLengths runs = memory.runs;
        expect(memory, worth(memory, 2));
        runs.observe(memory.noise.near(value - memory.origin, runs.mean[0]), atMillis);
        memory.values++;
    }

    /**
     * Learns noise from a value, about the level that it belongs to. Once noise is known this is the value that has just left the
     * newest: one of those may be the first of a new level, which would pass for noise, and for values that repeat each other.
     */
    private static void learnNoise(SeriesMemory memory, double value) {
        RunLengths runs = memory.runs;
        if (runs.length[0] <= SeriesMemory.RECENT) {
            return;
        }
        boolean isSure = Math.exp(runs.logWeight[0]) <= LEAST_DOUBT && memory.noise.worth() >= HARDLY_REPEATED;
        int run = isSure ? runs.mostLikely() : 0;
        double level = runs.length[run] > SeriesMemory.RECENT ? runs.mean[run] : runs.meanBetween(0, run);
        memory.noise.learn(value, value - memory.origin - level);
    }

    /** What a value is worth: as much as an independent one where the newest {@code values} are further away than noise is. */
    private static double worth(SeriesMemory memory, int values) {
        double level = memory.origin + memory.runs.mean[0];
        int far = memory.newestBeyond(level, memory.noise.outOfReach());
        return far >= Math.min(values, SeriesMemory.RECENT) ? 1 : memory.noise.worth();
    }

    /** The likeliest hypothesis if it is old enough but forgets nothing yet, and the longest run too unlikely; or else 0. */
    private int mostLikelyChange(RunLengths runs) {
        int most = runs.mostLikely();
        return runs.length[most] >= options.persistence()
                        && runs.length[most] < RunLengths.MEMORY
                        && Math.exp(runs.logWeight[0]) <= 1 - options.confirmProbability()
                ? most
                : 0;
    }

    private @Nullable ChangePoint confirm(SeriesMemory memory, int change, Instant at) {
        Candidate candidate =
                Candidate.of(memory.runs, memory.noise.variance(), worth(memory, memory.runs.length[change]), change);
        double newest = memory.medianOf(options.persistence()) - memory.origin;
        if (!candidate.isSignificant() || !candidate.reaches(newest)) {
            return null;
        }
        memory.settle(candidate.valuesBefore());
        double before = memory.origin + candidate.before();
        double from = memory.creeping ? memory.anchor : before;
        Candidate reached = moveTo(memory, candidate);
        boolean isReported = Math.abs(memory.origin - from) >= options.leastLogMagnitude()
                && candidate.probability() >= options.confirmProbability();
        if (!isReported) {
            memory.creep(from);
            return null;
        }
        boolean crept = Math.abs(before - from) > Candidate.SLOPE_SHARE * Math.abs(memory.origin - from);
        return report(memory, reached.withSlope(reached.isSlope() || crept), from, at);
    }

    private @Nullable ChangePoint report(SeriesMemory memory, Candidate candidate, double from, Instant at) {
        boolean rises = memory.origin > from;
        boolean isBrief = candidate.valuesBefore() < Math.max(LEAST_PLATEAU, PLATEAU_SHARE * candidate.values());
        boolean goesOn = (candidate.isSlope() || isBrief || memory.changeIsSlope) && memory.isGoing(from, rises);
        if (!goesOn) {
            memory.beginChange(from, candidate.began(), candidate.isSlope());
        }
        memory.creeping = false;
        double tolerance = SAME_LEVEL * Math.max(options.leastLogMagnitude(), memory.noise.deviation());
        boolean isExpected = memory.known.visit(memory.origin, rises, tolerance, at.getEpochSecond());
        return isExpected ? null : memory.change(at, goesOn, candidate.probability());
    }

    /** Makes the candidate the series' present level, and returns it without a slope where its values do not tell of one. */
    private static Candidate moveTo(SeriesMemory memory, Candidate candidate) {
        double median = memory.medianOf(candidate.values());
        double counted = memory.origin + memory.runs.mean[candidate.index()];
        if (Math.abs(median - counted) <= CUT_OFF * memory.noise.deviation()) {
            memory.origin += memory.runs.beginWith(candidate.index());
            return candidate;
        }
        // the values were further away than they counted, which says nothing of a slope
        memory.runs.restart(candidate.index(), memory.noise.variance());
        memory.origin = median;
        return candidate.withSlope(false);
    }
}

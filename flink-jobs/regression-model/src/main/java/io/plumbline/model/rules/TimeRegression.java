package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.TimeShift;
import io.plumbline.model.work.Usual;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * TIME_REGRESSION. Let t be the time per call of a poll, m and s mean and standard deviation of its logarithm as they
 * usually are on the instance, u = exp(m) the usual time, and b = u x max(exp(band_deviations x s), warn_ratio) the upper
 * edge of the band. Law: WARN when
 *
 * <ul>
 *   <li>a change point was confirmed that made calls slower, to a level above b, and the usual time is still the one before
 *       it;
 *   <li>t &gt; b, or t is nearer to that level than to u (logarithmic), so that noise around a step does not clear it;
 *   <li>the impact, calls x (t - u) summed up since the change point was confirmed, is at least minimum_impact_seconds.
 * </ul>
 *
 * Once it has raised the statement it is WARN until the change point no longer counts: what goes up and down around a
 * threshold is one warning. BLOCK when it is WARN and t / u &gt;= block_ratio or the impact is at least
 * block_impact_seconds; either is off at the largest value it may have, which is its default. Silent until the instance has the minimum of measured polls.
 *
 * <p>The minimum impact is SQL Server's automatic plan correction put to use: it corrects a plan when that gains more than
 * 10 seconds, executions x difference in CPU time.
 */
final class TimeRegression implements WorkRule {

    private static final double MICROS_PER_SECOND = 1e6;

    @Override
    public RuleName name() {
        return RuleName.TIME_REGRESSION;
    }

    @Override
    public Finding evaluate(WorkContext context) {
        Usual usual = context.series().logTime();
        if (usual.weight() < context.minimumSamples()) {
            return context.tooFewSamples(name(), usual);
        }
        Time time = Time.of(context);
        Optional<TimeShift> shift = context.series().shifts().against(time.usual());
        boolean stays = context.raised() && shift.isPresent();
        if (!stays && !time.isOutside() && shift.filter(time::shows).isEmpty()) {
            return time.silent(Outcome.BELOW_THRESHOLD);
        }
        // a slow poll that is not what calls have taken since the change point has nothing to do with it
        if (shift.isEmpty() || (!stays && !time.hasLevelOutside(shift.get()))) {
            return time.silent(Outcome.NO_CHANGE_POINT, () -> time.sentence(shift));
        }
        Pulse pulse = stays ? Pulse.NONE : context.pulse().get();
        if (pulse.explains(time.ratio())
                || (!stays
                        && context.series()
                                .shifts()
                                .isRecoveringAt(context.now().at()))) {
            return time.silent(Outcome.INSTANCE_SLOWER, pulse);
        }
        Threshold least = context.threshold(ThresholdParameter.TIME_MINIMUM_IMPACT);
        return time.impactSeconds() < least.value()
                ? time.silent(Outcome.BELOW_MINIMUM_DIFFERENCE, () -> time.sentence(least))
                : Finding.fired(List.of(evidence(context, time, shift.get())));
    }

    private Evidence evidence(WorkContext context, Time time, TimeShift shift) {
        Threshold ratio = context.threshold(ThresholdParameter.TIME_BLOCK_RATIO);
        Threshold impact = context.threshold(ThresholdParameter.TIME_BLOCK_IMPACT);
        if (reaches(time.ratio(), ratio)) {
            return evidence(Level.BLOCK, time, shift, ratio);
        }
        return reaches(time.impactSeconds(), impact)
                ? evidence(Level.BLOCK, time, shift, impact)
                : evidence(Level.WARN, time, shift, time.edge());
    }

    /** Never at the parameter's maximum: a call of no measurable time may become any number of times slower. */
    private static boolean reaches(double value, Threshold block) {
        return block.value() < block.parameter().maximum() && value >= block.value();
    }

    private Evidence evidence(Level level, Time time, TimeShift shift, Threshold crossed) {
        return new Evidence(
                name(),
                level,
                time.micros(),
                time.usual(),
                time.ratio(),
                crossed.value(),
                crossed.source(),
                null,
                null,
                String.format(
                        Locale.ROOT,
                        time.shows(shift)
                                ? "%s since %s, %.1f s lost (%s by %s %s, %s)"
                                : "%s; what began at %s is not over yet, %.1f s lost (%s by %s %s, %s)",
                        time.sentence(),
                        shift.at(),
                        time.impactSeconds(),
                        level,
                        crossed.parameter().wireName(),
                        crossed.value(),
                        crossed.source()));
    }

    /**
     * A poll's time per call beside the usual one, microseconds.
     *
     * @param band upper edge of the band
     * @param edge the threshold that makes it that wide
     * @param impactSeconds time lost since the change point, this poll included
     */
    private record Time(double micros, double usual, double band, Threshold edge, double impactSeconds) {

        static Time of(WorkContext context) {
            double usual = context.series().usualMicros();
            double micros = context.now().timePerCallMicros();
            Threshold deviations = context.threshold(ThresholdParameter.TIME_BAND_DEVIATIONS);
            Threshold ratio = context.threshold(ThresholdParameter.TIME_WARN_RATIO);
            double band = context.series().bandMicros(deviations.value(), ratio.value());
            double lost = context.series().shifts().lostMicros() + context.now().calls() * Math.max(0, micros - usual);
            return new Time(
                    micros, usual, band, band > usual * ratio.value() ? deviations : ratio, lost / MICROS_PER_SECOND);
        }

        boolean isOutside() {
            return micros > band;
        }

        boolean hasLevelOutside(TimeShift shift) {
            return shift.afterMicros() > band;
        }

        /** Whether the poll is outside the band itself, or belongs to a level that is. */
        boolean shows(TimeShift shift) {
            return isOutside() || (hasLevelOutside(shift) && shift.isNearer(micros, usual));
        }

        double ratio() {
            return micros / usual;
        }

        Finding silent(Outcome outcome) {
            return silent(outcome, this::sentence);
        }

        Finding silent(Outcome outcome, Supplier<String> sentence) {
            return Finding.silent(RuleName.TIME_REGRESSION, outcome, micros, usual, sentence);
        }

        Finding silent(Outcome outcome, Pulse pulse) {
            return silent(
                    outcome,
                    () -> String.format(
                            Locale.ROOT,
                            "%s; of the instance's %d statements measured lately %d take longer than they vary, and half take %.2f times"
                                    + " as long as usual, or longer",
                            sentence(),
                            pulse.statements(),
                            pulse.slower(),
                            pulse.slowdown()));
        }

        /** With the change point whose level is within the band, where there is one. */
        String sentence(Optional<TimeShift> shift) {
            return shift.map(point -> String.format(
                            Locale.ROOT,
                            "%s; since %s calls have taken %.1f us, which is within the band",
                            sentence(),
                            point.at(),
                            point.afterMicros()))
                    .orElseGet(this::sentence);
        }

        /** With the time lost, which is less than {@code least}. */
        String sentence(Threshold least) {
            return String.format(
                    Locale.ROOT,
                    "%s; %.1f s lost (%s %s, %s)",
                    sentence(),
                    impactSeconds,
                    least.parameter().wireName(),
                    least.value(),
                    least.source());
        }

        String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%.1f us per call are %.2f times the usual %.1f us (band up to %.1f us by %s %s, %s)",
                    micros,
                    ratio(),
                    usual,
                    band,
                    edge.parameter().wireName(),
                    edge.value(),
                    edge.source());
        }
    }
}

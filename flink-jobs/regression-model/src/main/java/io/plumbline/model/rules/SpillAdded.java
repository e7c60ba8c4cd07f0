package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.work.Usual;
import java.util.List;
import java.util.Locale;

/**
 * SORT_OR_SPILL_ADDED, what the counters tell of it. Law: with t the temporary blocks written per call in a poll, m and s
 * their usual mean and standard deviation on the instance, WARN when t &gt; spill_ratio x m, t &gt; m + 3 s and t - m
 * &gt;= minimum_increase_blocks. Silent until the instance has the minimum of measured polls.
 */
final class SpillAdded implements WorkRule {

    private static final double DEVIATIONS = 3;

    @Override
    public RuleName name() {
        return RuleName.SORT_OR_SPILL_ADDED;
    }

    @Override
    public Finding evaluate(WorkContext context) {
        Usual usual = context.series().spill();
        if (usual.weight() < context.minimumSamples()) {
            return context.tooFewSamples(name(), usual);
        }
        double blocks = context.now().tempBlocksPerCall();
        Threshold ratio = context.threshold(ThresholdParameter.SPILL_WARN_RATIO);
        if (blocks <= ratio.value() * usual.mean()) {
            return Finding.silent(
                    name(), Outcome.BELOW_THRESHOLD, blocks, usual.mean(), () -> sentence(blocks, usual, ratio));
        }
        if (blocks <= usual.mean() + DEVIATIONS * usual.standardDeviation()) {
            return Finding.silent(
                    name(),
                    Outcome.BELOW_THRESHOLD,
                    blocks,
                    usual.mean(),
                    () -> sentence(blocks, usual, ratio) + deviations(usual));
        }
        if (blocks - usual.mean() < context.value(ThresholdParameter.SPILL_MINIMUM_INCREASE)) {
            return Finding.silent(
                    name(),
                    Outcome.BELOW_MINIMUM_DIFFERENCE,
                    blocks,
                    usual.mean(),
                    () -> sentence(blocks, usual, ratio));
        }
        return Finding.fired(List.of(new Evidence(
                name(),
                Level.WARN,
                blocks,
                usual.mean(),
                blocks / Math.max(usual.mean(), 1),
                ratio.value(),
                ratio.source(),
                null,
                null,
                sentence(blocks, usual, ratio))));
    }

    private static String deviations(Usual usual) {
        return String.format(
                Locale.ROOT,
                "; up to %.1f are within %.0f standard deviations of %.1f",
                usual.mean() + DEVIATIONS * usual.standardDeviation(),
                DEVIATIONS,
                usual.standardDeviation());
    }

    private static String sentence(double blocks, Usual usual, Threshold ratio) {
        return String.format(
                Locale.ROOT,
                "%.1f temporary blocks written per call against %.1f usually (WARN above %.2f times, %s)",
                blocks,
                usual.mean(),
                ratio.value(),
                ratio.source());
    }
}

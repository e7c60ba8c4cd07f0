package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.stats.Distribution;
import java.util.List;
import java.util.Locale;

/**
 * CARDINALITY_DIVERGENCE. Law: with m the median of the baseline's estimated rows and d = |rows - m|, WARN when all hold:
 *
 * <ul>
 *   <li>d / m is above warn_percent (m at least 1 row);
 *   <li>d is at least minimum_difference_rows, so that a table of 10 rows may become one of 13;
 *   <li>rows lie outside the extremes the baseline's window has seen;
 *   <li>d / m is above what two runs of ANALYZE over the same data differ by: 4 sqrt(2) s, where s is the relative
 *       standard error of estimating a share f = m / N of the N rows of the largest relation from ANALYZE's sample of n =
 *       30,000 rows, s = sqrt((1 - f) / (f n) (1 - n / N)), and 0 where the sample holds the whole table.
 * </ul>
 *
 * and they did so on persistence_samples in a row. Silent while the baseline has fewer than the minimum of samples.
 *
 * <p>Source: the standard error of a proportion under sampling without replacement (Cochran, Sampling Techniques, 3rd
 * ed., 1977, section 3.2); PostgreSQL's sample is 300 rows times default_statistics_target, 100.
 */
final class CardinalityDivergence implements Rule {

    private static final double ANALYZE_SAMPLE_ROWS = 30_000;
    private static final double STANDARD_ERRORS = 4 * Math.sqrt(2);

    @Override
    public RuleName name() {
        return RuleName.CARDINALITY_DIVERGENCE;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        double rows = context.now().cost().rowsOut();
        Distribution seen = context.rows();
        if (seen.count() < context.minimumSamples()) {
            return context.tooFewSamples(name());
        }
        double reference = Math.max(seen.p50(), 1);
        double percent = 100 * Math.abs(rows - reference) / reference;
        Threshold warn = context.threshold(ThresholdParameter.CARDINALITY_WARN_PERCENT);
        Outcome outcome = outcome(context, rows, reference, warn);
        return outcome == Outcome.FIRED
                ? Finding.fired(List.of(evidence(rows, reference, percent, warn)))
                : Finding.silent(
                        name(),
                        outcome,
                        rows,
                        reference,
                        () -> sentence(rows, reference, percent, warn) + samplingError(outcome, context, reference));
    }

    private static Outcome outcome(EvaluationContext context, double rows, double reference, Threshold warn) {
        double difference = Math.abs(rows - reference);
        if (100 * difference / reference <= warn.value()) {
            return Outcome.BELOW_THRESHOLD;
        }
        if (rows >= context.rows().minimum() && rows <= context.rows().maximum()) {
            return Outcome.WITHIN_SEEN_RANGE;
        }
        if (difference < context.value(ThresholdParameter.CARDINALITY_MINIMUM_DIFFERENCE)) {
            return Outcome.BELOW_MINIMUM_DIFFERENCE;
        }
        double allowance = samplingAllowance(reference, largest(context.now().relations()));
        return difference / reference <= allowance ? Outcome.WITHIN_SAMPLING_ERROR : Outcome.FIRED;
    }

    /** Relative difference that two samples of the same data may have. */
    static double samplingAllowance(double rows, double relationRows) {
        if (relationRows <= ANALYZE_SAMPLE_ROWS) {
            return 0;
        }
        double share = Math.min(1, rows / relationRows);
        double notSampled = 1 - ANALYZE_SAMPLE_ROWS / relationRows;
        return STANDARD_ERRORS * Math.sqrt((1 - share) / (share * ANALYZE_SAMPLE_ROWS) * notSampled);
    }

    /** What two samples may differ by, where that silenced the rule. */
    private static String samplingError(Outcome outcome, EvaluationContext context, double reference) {
        if (outcome != Outcome.WITHIN_SAMPLING_ERROR) {
            return "";
        }
        double relationRows = largest(context.now().relations());
        return String.format(
                Locale.ROOT,
                "; ANALYZE's samples of a relation of %.0f rows may differ by %.1f %%",
                relationRows,
                100 * samplingAllowance(reference, relationRows));
    }

    private static double largest(List<RelationSize> relations) {
        return relations.stream().mapToDouble(RelationSize::estimatedRows).max().orElse(0);
    }

    private Evidence evidence(double rows, double reference, double percent, Threshold warn) {
        return new Evidence(
                name(),
                Level.WARN,
                rows,
                reference,
                rows / reference,
                warn.value(),
                warn.source(),
                null,
                null,
                sentence(rows, reference, percent, warn));
    }

    private static String sentence(double rows, double reference, double percent, Threshold warn) {
        return String.format(
                Locale.ROOT,
                "%.0f estimated rows differ by %.0f %% from the baseline's median of %.0f (WARN above %.0f %%, %s)",
                rows,
                percent,
                reference,
                warn.value(),
                warn.source());
    }
}

package io.plumbline.model.rules;

import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanAccess;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NEW_SEQ_SCAN. Law: for each relation the plan scans sequentially and no good plan of the same kind, engine and
 * fingerprint version does: BLOCK when it has more than block_rows rows, else WARN when it has at least warn_rows. A
 * relation that was never analysed counts one row for each 100 bytes. Needs no samples, only a good plan.
 */
final class NewSequentialScan implements Rule {

    @Override
    public RuleName name() {
        return RuleName.NEW_SEQ_SCAN;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        List<Evidence> found = new ArrayList<>();
        double most = Double.NaN;
        for (String relation : PlanAccess.sequentialRelations(context.now().plan())) {
            if (isNew(relation, context.accepted())) {
                double rows = context.now().rowsOf(relation);
                most = Double.isNaN(most) ? rows : Math.max(most, rows);
                judge(context, relation, rows).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Evidence::level)
                .thenComparing(Evidence::observed)
                .reversed());
        return found.isEmpty() ? silent(context, most) : Finding.fired(found);
    }

    private static boolean isNew(String relation, List<PlanRecord> accepted) {
        for (PlanRecord plan : accepted) {
            if (plan.sequentialRelations().contains(relation)) {
                return false;
            }
        }
        return true;
    }

    private Finding silent(EvaluationContext context, double mostRows) {
        if (Double.isNaN(mostRows)) {
            return Finding.notCompared(
                    name(), Outcome.NOTHING_NEW, "no sequential scan that the accepted plans do not have");
        }
        Threshold warn = context.threshold(ThresholdParameter.SEQ_SCAN_WARN_ROWS);
        return Finding.silent(
                name(),
                Outcome.BELOW_THRESHOLD,
                mostRows,
                warn.value(),
                () -> String.format(
                        Locale.ROOT,
                        "a new sequential scan, of at most %.0f rows (WARN from %.0f rows, %s)",
                        mostRows,
                        warn.value(),
                        warn.source()));
    }

    private Optional<Evidence> judge(EvaluationContext context, String relation, double rows) {
        Threshold block = context.threshold(ThresholdParameter.SEQ_SCAN_BLOCK_ROWS);
        Threshold warn = context.threshold(ThresholdParameter.SEQ_SCAN_WARN_ROWS);
        if (rows > block.value()) {
            return Optional.of(evidence(context.reference(), Level.BLOCK, relation, rows, block));
        }
        return rows >= warn.value()
                ? Optional.of(evidence(context.reference(), Level.WARN, relation, rows, warn))
                : Optional.empty();
    }

    private Evidence evidence(PlanRecord reference, Level level, String relation, double rows, Threshold threshold) {
        return new Evidence(
                name(),
                level,
                rows,
                threshold.value(),
                rows / Math.max(threshold.value(), 1),
                threshold.value(),
                threshold.source(),
                relation,
                indexOn(reference, relation),
                String.format(
                        Locale.ROOT,
                        "sequential scan of %s with %.0f rows, which no accepted plan has (%s from %.0f rows, %s)",
                        relation,
                        rows,
                        level,
                        threshold.value(),
                        threshold.source()));
    }

    private static @Nullable String indexOn(PlanRecord reference, String relation) {
        for (IndexUse use : reference.indexUses()) {
            if (use.key().relation().equals(relation)) {
                return use.name();
            }
        }
        return null;
    }
}

package io.plumbline.model.rules;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.causes.IndexDrops;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanAccess;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * LOST_INDEX. Law: the baseline's plan reads an index that the present plan does not, under no name, and the plan is
 * dearer than the baseline by more than warn_ratio and minimum_increase_pages. It counts as lost when DDL since the last
 * good sighting has dropped it, or else when the plan costs more than the dearest the baseline's window has seen: the
 * planner takes the cheapest plan it knows, so it no longer knows the one with the index (gone, invalid, or not usable).
 * BLOCK when the cost is from COST_MULTIPLIER's block_ratio times the baseline's p90, or the table has more than
 * block_rows rows; else WARN.
 * A cheaper plan without the index is no loss. Needs one sample of the baseline.
 */
final class LostIndex implements Rule {

    @Override
    public RuleName name() {
        return RuleName.LOST_INDEX;
    }

    @Override
    public Finding evaluate(EvaluationContext context) {
        List<IndexUse> unread = context.isGoodPlan()
                ? List.of()
                : PlanAccess.lost(
                        context.reference().indexUses(),
                        PlanAccess.indexUses(context.now().plan()));
        if (unread.isEmpty()) {
            return Finding.notCompared(name(), Outcome.NOTHING_NEW, "every index of the baseline's plan is read");
        }
        if (context.cost().count() == 0) {
            return context.tooFewSamples(name());
        }
        CostIncrease cost = CostIncrease.of(context);
        return cost.passes(
                        name(),
                        context,
                        ThresholdParameter.LOST_INDEX_WARN_RATIO,
                        ThresholdParameter.LOST_INDEX_MINIMUM_INCREASE)
                .orElseGet(() -> judge(context, unread, cost));
    }

    private Finding judge(EvaluationContext context, List<IndexUse> unread, CostIncrease cost) {
        boolean dearest = cost.observed() > context.cost().maximum();
        List<Evidence> found = unread.stream()
                .filter(use -> dearest || IndexDrops.find(context.ddl(), use).isPresent())
                .map(use -> evidence(context, use, cost))
                .sorted(Comparator.comparing(Evidence::level).reversed())
                .toList();
        return found.isEmpty()
                ? Finding.silent(
                        name(),
                        Outcome.WITHIN_SEEN_RANGE,
                        cost.observed(),
                        context.cost().maximum(),
                        () -> "an index is not read, at a cost that the baseline's plan has had too")
                : Finding.fired(found);
    }

    private Evidence evidence(EvaluationContext context, IndexUse use, CostIncrease cost) {
        Threshold ratio = context.threshold(ThresholdParameter.COST_BLOCK_RATIO);
        Threshold rows = context.threshold(ThresholdParameter.LOST_INDEX_BLOCK_ROWS);
        double tableRows = context.now().rowsOf(use.key().relation());
        if (cost.ratio() >= ratio.value()) {
            return evidence(context, use, cost, ratio);
        }
        return tableRows > rows.value()
                ? evidence(context, use, cost, rows)
                : evidence(context, use, cost, context.threshold(ThresholdParameter.LOST_INDEX_WARN_RATIO));
    }

    private Evidence evidence(EvaluationContext context, IndexUse use, CostIncrease cost, Threshold crossed) {
        boolean warn = crossed.parameter() == ThresholdParameter.LOST_INDEX_WARN_RATIO;
        return new Evidence(
                name(),
                warn ? Level.WARN : Level.BLOCK,
                cost.observed(),
                cost.reference(),
                cost.ratio(),
                crossed.value(),
                crossed.source(),
                use.key().relation(),
                use.name(),
                String.format(
                        Locale.ROOT,
                        "index %s of %s is no longer read%s; %s (%s by %s %s, %s)",
                        use.name() == null ? use.key().keys() : use.name(),
                        use.key().relation(),
                        goneBy(IndexDrops.find(context.ddl(), use)),
                        cost.sentence(),
                        warn ? Level.WARN : Level.BLOCK,
                        crossed.parameter().wireName(),
                        crossed.value(),
                        crossed.source()));
    }

    private static String goneBy(Optional<DdlEvent> drop) {
        return drop.map(event -> ", gone by %s at %s".formatted(event.commandTag(), event.executedAt()))
                .orElse("");
    }
}

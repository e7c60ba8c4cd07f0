package io.plumbline.pollers.records;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.NoPlanReason;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A statement's plan in one poll, or why there is none. */
public sealed interface PlanOutcome {

    /**
     * Explained and read.
     *
     * @param kind CUSTOM when the text held literals, else GENERIC
     * @param explainedAt the server's clock
     * @param hints the plan said in hints, or why it cannot be; null for engines without them
     */
    record Planned(
            ReadPlan read,
            PlanKind kind,
            Instant explainedAt,
            @Nullable HintedPlan hints) implements PlanOutcome {}

    record Absent(NoPlanReason reason) implements PlanOutcome {}

    /** Whether this is what became of {@code asked}: a plan that was made and is not used after all. */
    default boolean takesBack(@Nullable PlanOutcome asked) {
        return asked instanceof Planned && this instanceof Absent;
    }

    /**
     * Takes back a plan whose relations changed while it was made: its indexes cannot be told for certain.
     *
     * @param outcome null where the budget did not reach it
     * @param isUnchanged whether a relation was the same before and after
     */
    static PlanOutcome certain(@Nullable PlanOutcome outcome, Predicate<RelationName> isUnchanged) {
        if (outcome == null) {
            return new Absent(NoPlanReason.BUDGET_SPENT);
        }
        boolean isCertain = !(outcome instanceof Planned planned)
                || planned.read().relations().stream().allMatch(isUnchanged);
        return isCertain ? outcome : new Absent(NoPlanReason.CATALOG_CHANGED);
    }
}

package io.plumbline.model.statement;

import io.plumbline.capture.hints.HintedPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan said in hints of pg_hint_plan, by whoever captured it.
 *
 * @param text hints that ask for the plan; null where there are none
 * @param obstacles why there are none, names from docs/reference/plan-hints.md; null with a text, and where nobody has tried
 */
public record PlanHints(@Nullable String text, @Nullable String obstacles) {

    /** Nobody has tried: the engine has no hints, or an older poller captured the plan. */
    public static final PlanHints NONE = new PlanHints(null, null);

    /** What was captured, bounded by {@link HintedPlan#LONGEST_TEXT}. */
    public static PlanHints of(@Nullable String text, @Nullable String obstacles) {
        if (text == null && obstacles == null) {
            return NONE;
        }
        return isTooLong(text) || isTooLong(obstacles)
                ? new PlanHints(null, HintedPlan.TOO_LONG)
                : new PlanHints(text, obstacles);
    }

    private static boolean isTooLong(@Nullable String value) {
        return value != null && value.length() > HintedPlan.LONGEST_TEXT;
    }
}

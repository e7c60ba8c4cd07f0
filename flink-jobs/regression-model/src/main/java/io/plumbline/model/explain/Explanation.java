package io.plumbline.model.explain;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.rules.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one observation.
 *
 * @param planHash its plan; null without one
 * @param baselinePlanHash plan it was compared with; null without one
 * @param baselineSamples samples of the baseline's cost, this one not counted
 * @param observedLevel worst level of the rules that counted, before hysteresis
 * @param level level in force
 * @param announcedLevel level of the last verdict that was not suppressed
 * @param trials one of each rule that was tried
 * @param heldBack why {@code level} is not {@code observedLevel}, or nobody was alarmed
 * @param suppressedBy maintenance window; null outside one
 * @param summary one sentence for a person
 */
public record Explanation(
        StatementKey key,
        String instance,
        String engine,
        String sqlText,
        String observationId,
        Instant observedAt,
        @Nullable String planHash,
        @Nullable String baselinePlanHash,
        long baselineSamples,
        Level observedLevel,
        Level level,
        Level announcedLevel,
        List<RuleTrial> trials,
        List<HeldBack> heldBack,
        int flaps,
        @Nullable String suppressedBy,
        String summary) {

    public Explanation {
        trials = List.copyOf(trials);
        heldBack = List.copyOf(heldBack);
    }
}

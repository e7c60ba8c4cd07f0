package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdSource;
import io.plumbline.model.statement.TextBytes;
import org.jspecify.annotations.Nullable;

/**
 * What one rule saw, in numbers; observed, reference and threshold in the rule's unit.
 *
 * @param ratio observed / reference
 * @param relation {@code schema.table} it is about
 * @param detail one sentence for a person, at most {@value #LONGEST_DETAIL} bytes of it
 */
public record Evidence(
        RuleName rule,
        Level level,
        double observed,
        double reference,
        double ratio,
        double threshold,
        ThresholdSource thresholdSource,
        @Nullable String relation,
        @Nullable String indexName,
        String detail) {

    static final int LONGEST_DETAIL = 2_048;

    public Evidence {
        detail = TextBytes.first(detail, LONGEST_DETAIL);
    }
}

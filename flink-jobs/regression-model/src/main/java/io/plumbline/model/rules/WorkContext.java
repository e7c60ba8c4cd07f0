package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.Threshold;
import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.work.PollWork;
import io.plumbline.model.work.Pulse;
import io.plumbline.model.work.Usual;
import io.plumbline.model.work.WorkSeries;
import java.util.function.Supplier;

/**
 * What a rule on measured work may look at.
 *
 * @param now a complete poll with at least one call
 * @param series the instance's, before this poll was learned
 * @param minimumSamples values the series needs before rules speak
 * @param raised whether TIME_REGRESSION has raised the statement on the instance
 * @param pulse how the instance's statements fare, asked for only where it matters
 */
public record WorkContext(
        PollWork now,
        WorkSeries series,
        Thresholds thresholds,
        int minimumSamples,
        boolean raised,
        Supplier<Pulse> pulse) {

    Threshold threshold(ThresholdParameter parameter) {
        return thresholds.of(parameter);
    }

    double value(ThresholdParameter parameter) {
        return thresholds.value(parameter);
    }

    Finding tooFewSamples(RuleName rule, Usual usual) {
        return Finding.silent(
                rule,
                Outcome.TOO_FEW_SAMPLES,
                Double.NaN,
                Double.NaN,
                () -> "%.1f measured polls of at least %d on this instance".formatted(usual.weight(), minimumSamples));
    }
}

package io.plumbline.model.rules;

import io.plumbline.model.policy.RuleName;
import java.util.List;

/** Compares what the calls of one poll took with what they usually take on the instance. Pure and without memory. */
public interface WorkRule {

    RuleName name();

    /** What it found, or why it found nothing. */
    Finding evaluate(WorkContext context);

    /** All rules on measured work. */
    static List<WorkRule> all() {
        return List.of(new SpillAdded(), new TimeRegression());
    }
}

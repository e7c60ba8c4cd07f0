package io.plumbline.model.monitor;

import java.util.List;

/** The next state, and what others are to do, in order: the answer first. */
public record DecisionStep(StatementState state, List<Effect> effects) {

    public DecisionStep {
        effects = List.copyOf(effects);
    }
}

package io.plumbline.model.monitor;

import java.util.List;

/** The next state, and what others are to do, in order. */
public record StatementStep(StatementState state, List<Effect> effects) {

    public StatementStep {
        effects = List.copyOf(effects);
    }
}

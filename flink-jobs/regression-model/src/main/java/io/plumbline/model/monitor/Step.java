package io.plumbline.model.monitor;

import java.util.List;

/** The next state, what became of the sample, and what others are to do, in order. */
public record Step(StatementState state, Judgement judgement, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }
}

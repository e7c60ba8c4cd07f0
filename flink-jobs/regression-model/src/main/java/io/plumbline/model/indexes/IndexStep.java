package io.plumbline.model.indexes;

import java.util.List;

/** The next state, the commands it yields, and what is to be counted. */
public record IndexStep(IndexState state, List<IndexCommand> commands, List<IndexCount> counts) {

    public IndexStep {
        commands = List.copyOf(commands);
        counts = List.copyOf(counts);
    }
}

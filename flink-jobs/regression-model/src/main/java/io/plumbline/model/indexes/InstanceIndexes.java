package io.plumbline.model.indexes;

import java.time.Instant;
import java.util.List;

/** The indexes of a relation in the last snapshot of one instance. */
public record InstanceIndexes(String instance, Instant observedAt, List<SeenIndex> indexes) {

    public InstanceIndexes {
        indexes = List.copyOf(indexes);
    }
}

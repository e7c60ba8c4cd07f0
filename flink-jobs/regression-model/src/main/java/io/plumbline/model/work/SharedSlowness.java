package io.plumbline.model.work;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a statement was slow as the others of its instance were.
 *
 * @param since when the statement became slower
 * @param until last poll at which the others were, too
 */
public record SharedSlowness(Instant since, Instant until) {

    /**
     * Whether the instance may still be recovering at a time: as long after as it was slow. Caches fill, queues empty and
     * locks go one after the other, and the statement that runs least recovers last.
     */
    boolean isRecoveringAt(Instant at) {
        return !at.isAfter(until.plus(Duration.between(since, until)));
    }

    /** With one more poll at which the others are slower, too; {@code began} is when this statement did. */
    static SharedSlowness with(@Nullable SharedSlowness before, Instant began, Instant at) {
        return new SharedSlowness(before != null && before.isRecoveringAt(at) ? before.since : began, at);
    }
}

package io.plumbline.model.plans;

import io.plumbline.model.statement.RelationSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The sizes of a plan's relations at two earlier times, so that growth can be told over half a window at least.
 *
 * @param older sizes between half a window and a window ago, once the plan is that old; its first ones before
 * @param newer sizes at most half a window ago
 */
public record SizeHistory(List<RelationSize> older, Instant olderAt, List<RelationSize> newer, Instant newerAt) {

    public SizeHistory {
        older = List.copyOf(older);
        newer = List.copyOf(newer);
    }

    /** Whether sizes at {@code now} move the history on, where {@code window} is the length of the rolling statistics. */
    static boolean isDue(Instant newerAt, Instant now, Duration window) {
        return now.toEpochMilli() > newerAt.toEpochMilli() + window.toMillis() / 2;
    }

    /** With {@code sizes} as the newer ones. */
    SizeHistory with(List<RelationSize> sizes, Instant now) {
        return new SizeHistory(newer, newerAt, sizes, now);
    }
}

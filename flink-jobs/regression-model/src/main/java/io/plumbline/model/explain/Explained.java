package io.plumbline.model.explain;

import java.time.Duration;
import java.time.Instant;

/**
 * What was last explained, so that the same is not said at every observation.
 *
 * @param digest over outcomes, levels and what held back
 * @param at observation it was about
 */
public record Explained(int digest, Instant at) {

    /** Whether {@code next} is worth saying: something else, or the last is {@code every} old. */
    public boolean isFollowedBy(Explained next, Duration every) {
        return digest != next.digest || !next.at.isBefore(at.plus(every));
    }
}

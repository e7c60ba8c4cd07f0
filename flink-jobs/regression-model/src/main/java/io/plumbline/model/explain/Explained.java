package io.plumbline.model.explain;

import java.time.Duration;
import java.time.Instant;

/**
 * What was last explained of a statement on an instance.
 *
 * @param digest hash over everything an explanation says but its numbers
 * @param loud hash over what of it people wait for: levels, rules that fired, what holds back, the plan
 * @param at when it was published
 */
public record Explained(int digest, int loud, Instant at) {

    /** Why rules are silent goes to and fro with noise; it is news once in this time. */
    static final Duration QUIET_NEWS = Duration.ofMinutes(2);

    /** Whether {@code next} is to be published: loud news at once, other news seldom, and the same again after {@code every}. */
    public boolean isFollowedBy(Explained next, Duration every) {
        Duration quiet = every.compareTo(QUIET_NEWS) < 0 ? every : QUIET_NEWS;
        return loud != next.loud
                || (digest != next.digest && !next.at.isBefore(at.plus(quiet)))
                || !next.at.isBefore(at.plus(every));
    }
}

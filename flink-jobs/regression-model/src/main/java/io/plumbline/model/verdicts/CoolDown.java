package io.plumbline.model.verdicts;

import io.plumbline.model.rules.Level;
import java.time.Instant;

/**
 * After a level fell, it is not raised again for a while, nor is a lower one.
 *
 * @param from level before it fell
 * @param until end, exclusive
 */
public record CoolDown(Level from, Instant until) {

    boolean holds(Level candidate, Instant at) {
        return from.isAtLeast(candidate) && at.isBefore(until);
    }
}

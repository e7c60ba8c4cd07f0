package io.plumbline.model.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps the level in force from being what the observation shows.
 *
 * @param have how far it has come; 0 where nothing is counted
 * @param need how far it must come; 0 where nothing is counted
 * @param until when it ends by itself; null where it does not
 * @param detail one sentence for a person
 */
public record HeldBack(
        Reason reason, int have, int need, @Nullable Instant until, String detail) {

    /** Wire names, added to and never changed. */
    public enum Reason {
        /** Too few observations in a row for the level to rise. */
        RAISE_STREAK,
        /** Too few observations in a row for the level to fall. */
        CLEAR_STREAK,
        /** The level fell a short while ago. */
        COOL_DOWN,
        /** A rule has not crossed its threshold often enough in a row. */
        PERSISTENCE,
        /** A maintenance window: the verdict is made and marked, and nobody is alarmed. */
        MAINTENANCE_WINDOW
    }
}

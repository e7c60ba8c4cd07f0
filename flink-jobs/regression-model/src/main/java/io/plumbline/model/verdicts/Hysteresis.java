package io.plumbline.model.verdicts;

import io.plumbline.model.rules.Level;

/**
 * Decides the level in force. Law: it rises to a level at which, or worse, the last {@code raiseAfter} judged
 * observations were; it falls below a level when the last {@code clearAfter} were below it.
 */
final class Hysteresis {

    private final VerdictOptions options;

    Hysteresis(VerdictOptions options) {
        this.options = options;
    }

    /** Counts capped, so that they neither overflow nor grow in state. */
    Streaks count(Streaks streaks, Level observed) {
        return new Streaks(
                next(streaks.atLeastWarn(), observed.isAtLeast(Level.WARN), options.raiseAfter()),
                next(streaks.atLeastBlock(), observed.isAtLeast(Level.BLOCK), options.raiseAfter()),
                next(streaks.belowWarn(), !observed.isAtLeast(Level.WARN), options.clearAfter()),
                next(streaks.belowBlock(), !observed.isAtLeast(Level.BLOCK), options.clearAfter()));
    }

    Level level(Level inForce, Streaks streaks) {
        Level risen = risen(inForce, streaks);
        return risen == inForce ? fallen(inForce, streaks) : risen;
    }

    private Level risen(Level inForce, Streaks streaks) {
        if (streaks.atLeastBlock() >= options.raiseAfter()) {
            return Level.BLOCK;
        }
        return inForce == Level.PASS && streaks.atLeastWarn() >= options.raiseAfter() ? Level.WARN : inForce;
    }

    private Level fallen(Level inForce, Streaks streaks) {
        if (streaks.belowWarn() >= options.clearAfter()) {
            return Level.PASS;
        }
        return inForce == Level.BLOCK && streaks.belowBlock() >= options.clearAfter() ? Level.WARN : inForce;
    }

    private static int next(int streak, boolean goesOn, int cap) {
        return goesOn ? Math.min(streak + 1, cap) : 0;
    }
}

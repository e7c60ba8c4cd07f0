package io.plumbline.model.verdicts;

import io.plumbline.model.policy.RuleName;
import io.plumbline.model.rules.Level;
import java.util.Map;

/**
 * One of the two series of judgements that a level is made of: of plans, or of measured work. An observation without a
 * plan leaves the one alone, one without a measured poll the other.
 *
 * @param level level of this series, with hysteresis
 * @param observed level of its last observation
 * @param ruleStreaks consecutive observations at which each rule fired; absent is 0
 */
public record Track(Level level, Level observed, Streaks streaks, Map<RuleName, Integer> ruleStreaks) {

    /** Before the first observation. */
    public static final Track NONE = new Track(Level.PASS, Level.PASS, Streaks.NONE, Map.of());

    public Track {
        ruleStreaks = Map.copyOf(ruleStreaks);
    }

    /** What the rules say of one observation: worst level of those that counted, and the rules that fired. */
    public record Judged(Level level, Map<RuleName, Integer> ruleStreaks) {

        /** Whether no rule fired, counted or not. */
        boolean isClean() {
            return ruleStreaks.isEmpty();
        }
    }

    Track moved(Judged judged, Hysteresis hysteresis) {
        Streaks next = hysteresis.count(streaks, judged.level());
        return new Track(hysteresis.level(level, next), judged.level(), next, judged.ruleStreaks());
    }
}

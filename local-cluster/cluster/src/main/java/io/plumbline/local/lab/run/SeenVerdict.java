package io.plumbline.local.lab.run;

import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.VerdictLevel;
import java.time.Duration;
import java.util.List;

/**
 * A verdict that came while an event was on.
 *
 * @param polls of the statement after the change, the one that completed the verdict included
 * @param delay from the end of the change to the verdict in a reader's hand; 0 when it came during the change
 * @param rules that fired
 */
record SeenVerdict(
        String statement,
        VerdictLevel level,
        Cause cause,
        int polls,
        Duration delay,
        List<String> rules,
        String summary) {

    SeenVerdict {
        rules = List.copyOf(rules);
    }

    boolean isAlarm() {
        return level != VerdictLevel.PASS;
    }

    /** Such as {@code BLOCK DDL}. */
    String text() {
        return level + " " + cause;
    }
}

package io.plumbline.benchmarks.lab;

import java.time.Instant;

/**
 * A verdict.
 *
 * @param statement its name in the lab
 * @param at time of the observation that completed it
 */
record Told(String statement, String level, String cause, Instant at, String summary) {

    boolean isAlarm() {
        return !level.equals("PASS");
    }

    String text() {
        return level + " " + cause;
    }
}

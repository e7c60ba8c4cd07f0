package io.plumbline.local.lab.run;

import java.time.Duration;
import java.util.Map;

/**
 * The lab polls faster than a user would, so everything the job measures in time is scaled by as much: with polls every
 * second in place of every minute an hour of the lab is 60 hours of production. Nothing else about the job is changed.
 */
final class TimeScale {

    private static final Duration USUAL_POLL = Duration.ofSeconds(60);
    private static final Duration SHORTEST_SLACK = Duration.ofSeconds(2);
    private static final Duration USUAL_SLACK = Duration.ofMinutes(1);
    private static final Duration USUAL_COOL_DOWN = Duration.ofMinutes(1);
    private static final Duration USUAL_WINDOW = Duration.ofDays(7);
    private static final Duration USUAL_RETURN = Duration.ofDays(1);
    private static final Duration USUAL_RELATIONS = Duration.ofMinutes(10);
    private static final int SUB_WINDOWS = 60;

    private final double factor;

    TimeScale(Duration pollInterval) {
        this.factor = (double) pollInterval.toMillis() / USUAL_POLL.toMillis();
    }

    /** How long a plan must have been unused for its return to be a plan change. */
    Duration returnAfter() {
        return scaled(USUAL_RETURN);
    }

    /** How often relations are read in full. */
    Duration relationsInterval() {
        return scaled(USUAL_RELATIONS);
    }

    /** The job's options. */
    Map<String, String> jobOptions() {
        long window = scaled(USUAL_WINDOW).toMillis() / SUB_WINDOWS * SUB_WINDOWS;
        Duration slack = scaled(USUAL_SLACK);
        return Map.of(
                "plumbline.window.length", window + " ms",
                "plumbline.plans.return-after", returnAfter().toMillis() + " ms",
                "plumbline.verdicts.cool-down", scaled(USUAL_COOL_DOWN).toMillis() + " ms",
                "plumbline.verdicts.relearn-after", window + " ms",
                "plumbline.verdicts.ddl-slack",
                        (slack.compareTo(SHORTEST_SLACK) < 0 ? SHORTEST_SLACK : slack).toMillis() + " ms");
    }

    private Duration scaled(Duration usual) {
        return Duration.ofMillis(Math.round(usual.toMillis() * factor));
    }
}

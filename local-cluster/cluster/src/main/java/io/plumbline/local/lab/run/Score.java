package io.plumbline.local.lab.run;

import java.time.Duration;
import java.util.List;

/**
 * How good something is at telling harmful events.
 *
 * @param found harmful events told of; for the engine with the right level and cause
 * @param falseAlarms pairs of an event and a statement raised without reason
 */
record Score(String name, int harmful, int found, int falseAlarms) {

    /** found / harmful; 1 without harmful events. */
    double recall() {
        return harmful == 0 ? 1 : (double) found / harmful;
    }

    /** found / (found + false alarms); 1 when nothing was said. */
    double precision() {
        return found + falseAlarms == 0 ? 1 : (double) found / (found + falseAlarms);
    }

    /** The middle one, the later of two; zero of none. */
    static Duration median(List<Duration> delays) {
        return delays.isEmpty()
                ? Duration.ZERO
                : delays.stream().sorted().toList().get(delays.size() / 2);
    }

    static Duration worst(List<Duration> delays) {
        return delays.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}

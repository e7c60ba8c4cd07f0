package io.plumbline.local.lab.run;

import java.util.Set;

/**
 * What a detector made of an event.
 *
 * @param found whether it alarmed on a statement that the event concerns
 * @param falseAlarms statements it alarmed on that the event does not concern
 */
record DetectorOutcome(boolean found, Set<String> falseAlarms) {

    DetectorOutcome {
        falseAlarms = Set.copyOf(falseAlarms);
    }
}

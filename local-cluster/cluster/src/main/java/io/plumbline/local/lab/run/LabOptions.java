package io.plumbline.local.lab.run;

import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.StackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to run the lab.
 *
 * @param pollInterval from one read of the statement statistics to the next, 500 ms or more
 * @param scale of TPC-H's data, 0.01 to 1; 1 is about 1 GB
 * @param learnPolls polls before the first event
 * @param record where the series and the labels go
 */
public record LabOptions(
        WorkFolder folder,
        StackPorts ports,
        Duration pollInterval,
        double scale,
        int learnPolls,
        List<LabEvent> events,
        Optional<Path> record) {

    private static final Duration SHORTEST_POLL = Duration.ofMillis(500);
    private static final double SMALLEST_SCALE = 0.01;
    private static final int FEWEST_POLLS = 7;

    public LabOptions {
        events = List.copyOf(events);
        if (pollInterval.compareTo(SHORTEST_POLL) < 0) {
            throw new IllegalArgumentException("the poll interval must be " + SHORTEST_POLL.toMillis()
                    + " ms or more, was " + pollInterval.toMillis());
        }
        if (!(scale >= SMALLEST_SCALE && scale <= 1)) {
            throw new IllegalArgumentException("the scale must be from " + SMALLEST_SCALE + " to 1, was " + scale);
        }
        if (learnPolls < FEWEST_POLLS) {
            throw new IllegalArgumentException(
                    "there must be " + FEWEST_POLLS + " polls to learn from or more, was " + learnPolls);
        }
    }
}

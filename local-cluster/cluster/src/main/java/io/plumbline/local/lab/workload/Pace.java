package io.plumbline.local.lab.workload;

import io.plumbline.local.lab.event.LabStatement;
import java.time.Duration;
import java.util.List;

/**
 * What one session runs, over and over.
 *
 * @param statements in this order
 * @param betweenRounds from the end of a round to the start of the next
 * @param betweenStatements from the end of a statement to the start of the next
 */
record Pace(String name, List<LabStatement> statements, Duration betweenRounds, Duration betweenStatements) {

    Pace {
        statements = List.copyOf(statements);
    }
}

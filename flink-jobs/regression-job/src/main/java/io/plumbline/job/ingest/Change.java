package io.plumbline.job.ingest;

import io.plumbline.model.decisions.Decision;
import java.util.List;

/** What a change topic has to say: something in force for many, or one statement's decision. */
sealed interface Change {

    /** For every task. */
    record InForce(ControlChange change) implements Change {}

    /** DDL on several objects by one statement, for every task. */
    record Executed(List<ControlChange> changes) implements Change {

        public Executed {
            changes = List.copyOf(changes);
        }
    }

    /** For the task that has the statement. */
    record Decided(Decision decision) implements Change {}
}

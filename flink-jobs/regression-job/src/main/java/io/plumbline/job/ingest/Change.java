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

    /**
     * For the task that has the statement: a decision that brings its plan along.
     *
     * @param observation the plan as the observation it might have come in, in Avro binary
     * @param textIsCut whether the statement's text is longer than what is used of it
     */
    // nobody compares these
    @SuppressWarnings("ArrayRecordComponent")
    record Imported(Decision decision, byte[] observation, boolean textIsCut) implements Change {}
}

package io.plumbline.job.ingest;

import io.plumbline.model.decisions.Decision;

/** What a change topic has to say: something in force for many, or one statement's decision. */
sealed interface Change {

    /** For every task. */
    record InForce(ControlChange change) implements Change {}

    /** For the task that has the statement. */
    record Decided(Decision decision) implements Change {}
}

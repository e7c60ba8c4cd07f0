package io.plumbline.pollers.records;

import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.NoPlanReason;
import java.time.Instant;

/** A statement's plan in one poll, or why there is none. */
public sealed interface PlanOutcome {

    /**
     * Explained and read.
     *
     * @param kind CUSTOM when the text held literals, else GENERIC
     * @param explainedAt the server's clock
     */
    record Planned(ReadPlan read, PlanKind kind, Instant explainedAt) implements PlanOutcome {}

    record Absent(NoPlanReason reason) implements PlanOutcome {}
}

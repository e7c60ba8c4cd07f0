package io.plumbline.pollers.records;

import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.hints.HintedPlan;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.explain.NoPlanReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement's plan in one poll, or why there is none. */
public sealed interface PlanOutcome {

    /**
     * Explained and read.
     *
     * @param kind CUSTOM when the text held literals, else GENERIC
     * @param explainedAt the server's clock
     * @param hints the plan said in hints, or why it cannot be; null for engines without them
     */
    record Planned(
            ReadPlan read,
            PlanKind kind,
            Instant explainedAt,
            @Nullable HintedPlan hints) implements PlanOutcome {}

    record Absent(NoPlanReason reason) implements PlanOutcome {}
}

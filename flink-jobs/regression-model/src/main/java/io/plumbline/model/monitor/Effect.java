package io.plumbline.model.monitor;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.decisions.DecisionAnswer;
import io.plumbline.model.explain.Explanation;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexRecovery;
import io.plumbline.model.pins.PinCommand;
import io.plumbline.model.plans.BaselineKey;
import io.plumbline.model.plans.PlanBaseline;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.verdicts.Verdict;
import io.plumbline.model.work.MeasuredRatio;

/** What a sample or a decision makes others do. */
public sealed interface Effect {

    /** A transition, suppressed ones included. */
    record VerdictReached(Verdict verdict) implements Effect {}

    /** A plan came into use. */
    record PlanChanged(PlanChange change) implements Effect {}

    /** A plan entered the set, or its status or statistics are to be published again. */
    record BaselineChanged(PlanBaseline baseline) implements Effect {}

    /** A plan left the set: its published baseline is to be deleted. */
    record BaselineRetired(BaselineKey key) implements Effect {}

    /** A BLOCK verdict's plan has lost an index; for the relation's {@code IndexPlanner}. */
    record IndexLost(IndexLoss loss) implements Effect {}

    /** A statement that had lost indexes is PASS again; for the relation's {@code IndexPlanner}. */
    record IndexRecovered(IndexRecovery recovery) implements Effect {}

    /** What was made of an observation, where that is news or the last explanation is old. */
    record Explained(Explanation explanation) implements Effect {}

    /** A statement's poll was measured on an instance; for the {@link io.plumbline.model.work.PulseMeter}. */
    record TimeMeasured(StatementKey key, String instance, MeasuredRatio measured) implements Effect {}

    /** A decision has its answer. */
    record DecisionAnswered(DecisionAnswer answer) implements Effect {}

    /** A decision changed which plan the servers shall be made to choose. */
    record PinCommanded(PinCommand command) implements Effect {}

    /** Something happened that is only counted. */
    record Counted(MonitorCount count) implements Effect {}
}

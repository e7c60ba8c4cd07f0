package io.plumbline.model.decisions;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSet;
import io.plumbline.model.plans.PlanSetOptions;
import io.plumbline.model.plans.PlanSetStep;
import io.plumbline.model.statement.Sample;
import java.util.List;

/**
 * Applies a decision to import a baseline, which brings its plan along.
 *
 * <p>Laws: a plan that the statement has is thought of as decided and stays what was learned of it; one that it has not is
 * taken into the set like a new one, without statistics, by the rules and bounds of {@link PlanSet}. Where there is no room
 * the decision is refused and nothing has changed.
 */
public final class PlanImport {

    private final PlanSet sets;

    public PlanImport(PlanSetOptions options) {
        this.sets = new PlanSet(options);
    }

    /** The plan set as decided, where {@code imported} has the plan and was made at the time of the decision. */
    public DecidedPlans apply(List<PlanRecord> plans, Decision decision, Sample imported) {
        if (decision.instance() != null) {
            return DecidedPlans.refused(
                    plans,
                    "the decision is for instance %s: LOCAL baselines are not kept".formatted(decision.instance()));
        }
        PlanSetStep step = sets.takeIn(plans, imported);
        if (!step.kept()) {
            return DecidedPlans.refused(
                    plans, "there is no room: the statement has %d plans that are all in use".formatted(plans.size()));
        }
        DecidedPlans decided = Decisions.apply(step.plans(), decision);
        return new DecidedPlans(
                decided.plans(), decided.outcome(), decided.detail(), decided.changed(), step.retired());
    }
}

package io.plumbline.model.plans;

/**
 * What is thought of a plan.
 *
 * @param enabled false when a person has switched it off
 * @param source where the status came from
 */
public record PlanOpinion(PlanStatus status, boolean enabled, PlanSource source) {

    /** Another status, by a person's word. */
    public PlanOpinion withStatus(PlanStatus decided) {
        return new PlanOpinion(decided, enabled, PlanSource.USER);
    }

    /** Another status, by what the plan has shown; the source stays. */
    PlanOpinion moved(PlanStatus next) {
        return new PlanOpinion(next, enabled, source);
    }

    /** Switched on or off; the status stays what it was. */
    public PlanOpinion withEnabled(boolean decided) {
        return new PlanOpinion(status, decided, source);
    }
}

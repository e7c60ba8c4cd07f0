package io.plumbline.model.decisions;

import io.plumbline.model.plans.PlanGroup;
import io.plumbline.model.plans.PlanOpinion;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanSource;
import io.plumbline.model.plans.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies a decision to the plans of its statement.
 *
 * <p>Laws: ACCEPT, UNACCEPT, FIX and REJECT set the status, and the source to USER; ENABLE and DISABLE set the switch and
 * nothing else; DROP takes the plan out of the set, so that it is new when it is seen again; ROLLBACK is FIX, and every
 * other FIXED plan of the same {@link PlanGroup} becomes ACCEPTED; CREATE sets the status and switches the plan on; IMPORT sets
 * both, and the source to IMPORT. CREATE by hints is CREATE of the one plan they ask for ({@link #meant}). A plan
 * hash that is in several groups names the plan of each. A decision reaches the plans of its own scope only. What cannot be
 * applied is refused with the reason, and then nothing has changed. A decision applied twice leaves the same set as once.
 */
public final class Decisions {

    private Decisions() {}

    /** The plan set as decided. */
    public static DecidedPlans apply(List<PlanRecord> plans, Decision decision) {
        String hints = decision.hints();
        if (hints != null) {
            List<String> found = AskedPlan.meeting(plans, hints, decision);
            return found.size() == 1
                    ? apply(plans, decision.withPlan(found.get(0)))
                    : DecidedPlans.refused(plans, AskedPlan.refusal(found));
        }
        List<PlanRecord> named = plans.stream()
                .filter(plan -> plan.planHash().equals(decision.planHash()))
                .toList();
        if (named.isEmpty()) {
            return DecidedPlans.refused(plans, unknown(plans, decision));
        }
        if (named.stream().noneMatch(plan -> means(decision, plan))) {
            return DecidedPlans.refused(
                    plans,
                    "the plan is kept for %s, the decision is for %s"
                            .formatted(reach(named.get(0).instance()), reach(decision.instance())));
        }
        return decision.kind() == DecisionKind.DROP ? drop(plans, decision) : change(plans, decision);
    }

    /** A decision by hints with the one plan that they ask for in their place; any other, and where there is none, as it is. */
    public static Decision meant(List<PlanRecord> plans, Decision decision) {
        String hints = decision.hints();
        List<String> found = hints == null ? List.of() : AskedPlan.meeting(plans, hints, decision);
        return found.size() == 1 ? decision.withPlan(found.get(0)) : decision;
    }

    private static boolean means(Decision decision, PlanRecord plan) {
        return plan.planHash().equals(decision.planHash()) && Objects.equals(plan.instance(), decision.instance());
    }

    private static DecidedPlans drop(List<PlanRecord> plans, Decision decision) {
        return new DecidedPlans(
                plans.stream().filter(plan -> !means(decision, plan)).toList(),
                DecisionOutcome.APPLIED,
                "the plan is dropped",
                List.of(),
                plans.stream().filter(plan -> means(decision, plan)).toList());
    }

    private static DecidedPlans change(List<PlanRecord> plans, Decision decision) {
        List<PlanRecord> next = new ArrayList<>(plans.size());
        List<PlanRecord> changed = new ArrayList<>();
        for (PlanRecord plan : plans) {
            Optional<PlanRecord> after =
                    opinion(plans, plan, decision).map(opinion -> plan.decided(opinion, decision.name()));
            next.add(after.orElse(plan));
            after.ifPresent(changed::add);
        }
        return new DecidedPlans(next, DecisionOutcome.APPLIED, applied(changed, decision), changed, List.of());
    }

    /** What is to be thought of a plan; empty where the decision does not touch it. */
    private static Optional<PlanOpinion> opinion(List<PlanRecord> plans, PlanRecord plan, Decision decision) {
        if (means(decision, plan)) {
            return Optional.of(opinion(plan.opinion(), decision));
        }
        boolean released = decision.kind() == DecisionKind.ROLLBACK
                && plan.status() == PlanStatus.FIXED
                && plans.stream()
                        .anyMatch(each -> means(decision, each) && each.group().equals(plan.group()));
        return released ? Optional.of(plan.opinion().withStatus(PlanStatus.ACCEPTED)) : Optional.empty();
    }

    private static PlanOpinion opinion(PlanOpinion before, Decision decision) {
        return switch (decision.kind()) {
            case ENABLE -> before.withEnabled(true);
            case DISABLE -> before.withEnabled(false);
            case CREATE -> before.withStatus(statusOf(decision)).withEnabled(true);
            case IMPORT ->
                new PlanOpinion(statusOf(decision), Boolean.TRUE.equals(decision.enabled()), PlanSource.IMPORT);
            case ACCEPT, UNACCEPT, FIX, REJECT, ROLLBACK -> before.withStatus(statusOf(decision));
            case DROP -> throw new IllegalArgumentException("a plan that is dropped has no opinion");
        };
    }

    private static PlanStatus statusOf(Decision decision) {
        return Objects.requireNonNull(decision.status(), "a decision without a problem has the status it sets");
    }

    private static String applied(List<PlanRecord> changed, Decision decision) {
        PlanOpinion now = changed.stream()
                .filter(plan -> plan.planHash().equals(decision.planHash()))
                .findFirst()
                .orElseThrow()
                .opinion();
        long released = changed.stream()
                .filter(plan -> !plan.planHash().equals(decision.planHash()))
                .count();
        return "the plan is %s and switched %s%s"
                .formatted(
                        now.status(),
                        now.enabled() ? "on" : "off",
                        released == 0 ? "" : "; FIXED before and now ACCEPTED: " + released);
    }

    private static String unknown(List<PlanRecord> plans, Decision decision) {
        return plans.isEmpty()
                ? "no plan of the statement has been seen, or none is kept"
                : "the statement has no plan %s, it has %d others".formatted(decision.planHash(), plans.size());
    }

    private static String reach(@Nullable String instance) {
        return instance == null ? "the cluster" : "instance " + instance;
    }
}

package io.plumbline.model.pins;

import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.DeterministicId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a decision makes of a statement's pin. The plan that is FIXED and switched on is pinned, of several the one
 * decided last; where there is none any more, nothing is. A decision that leaves the pin as it was says nothing, but to fix
 * a plan again renews it.
 */
public final class PinPolicy {

    private static final Set<DecisionKind> RENEWING = Set.of(
            DecisionKind.FIX, DecisionKind.ROLLBACK, DecisionKind.CREATE, DecisionKind.IMPORT, DecisionKind.ENABLE);

    private PinPolicy() {}

    /**
     * The command that follows from a decision that was applied; empty where the pin stays as it is.
     *
     * @param before the statement's plans before the decision
     * @param after the same, as decided
     * @param terms from when and until when a pin shall hold
     */
    public static Optional<PinCommand> command(
            List<PlanRecord> before, List<PlanRecord> after, Decision decision, PinTerms terms) {
        PlanRecord was = fixed(before, decision).orElse(null);
        PlanRecord is = fixed(after, decision).orElse(null);
        if (is == null) {
            return Optional.ofNullable(was).map(pinned -> unpin(pinned, decision, terms));
        }
        boolean renewed = RENEWING.contains(decision.kind()) && is.planHash().equals(decision.planHash());
        return was == null || renewed || !was.isSamePlanAs(is)
                ? Optional.of(pin(is, decision, terms))
                : Optional.empty();
    }

    private static Optional<PlanRecord> fixed(List<PlanRecord> plans, Decision decision) {
        return plans.stream()
                .filter(plan -> plan.status() == PlanStatus.FIXED && plan.enabled())
                .filter(plan -> Objects.equals(plan.instance(), decision.instance()))
                .max(Comparator.comparing(PlanRecord::opinionSince).thenComparing(PlanRecord::planHash));
    }

    private static PinCommand pin(PlanRecord plan, Decision decision, PinTerms terms) {
        return new PinCommand(
                id(decision, plan),
                decision.key(),
                decision.instance(),
                plan.engine(),
                plan.sighting(),
                decision.decisionId(),
                "the plan is FIXED by a decision to %s".formatted(decision.kind()),
                terms.issuedAt(),
                terms.expiresAt());
    }

    private static PinCommand unpin(PlanRecord plan, Decision decision, PinTerms terms) {
        return new PinCommand(
                id(decision, plan),
                decision.key(),
                decision.instance(),
                plan.engine(),
                null,
                decision.decisionId(),
                "no plan is FIXED and switched on after a decision to %s".formatted(decision.kind()),
                terms.issuedAt(),
                terms.expiresAt());
    }

    private static String id(Decision decision, PlanRecord plan) {
        return DeterministicId.of("plan-pin", decision.key().encode(), decision.decisionId(), plan.planHash());
    }
}

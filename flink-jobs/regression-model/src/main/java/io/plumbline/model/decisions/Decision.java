package io.plumbline.model.decisions;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.AppliedDecision;
import io.plumbline.model.plans.PlanStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on a plan of a statement.
 *
 * @param decisionId a UUID in its text form; the decision is applied once
 * @param instance of a LOCAL decision; null for GLOBAL
 * @param planHash null for CREATE by hints
 * @param status the plan shall have; null where the kind sets none
 * @param hints of CREATE by hints; null for every other decision
 * @param decidedAt by the control database's clock
 * @param enabled whether an imported plan is switched on; null for every other decision
 */
public record Decision(
        String decisionId,
        DecisionKind kind,
        StatementKey key,
        @Nullable String instance,
        @Nullable String planHash,
        @Nullable PlanStatus status,
        @Nullable String hints,
        Instant decidedAt,
        @Nullable Boolean enabled) {

    private static final Set<PlanStatus> CREATED = Set.of(PlanStatus.ACCEPTED, PlanStatus.UNACCEPTED, PlanStatus.FIXED);

    /** Every decision but one to import. */
    public Decision(
            String decisionId,
            DecisionKind kind,
            StatementKey key,
            @Nullable String instance,
            @Nullable String planHash,
            @Nullable PlanStatus status,
            @Nullable String hints,
            Instant decidedAt) {
        this(decisionId, kind, key, instance, planHash, status, hints, decidedAt, null);
    }

    /** Why this cannot be a decision; empty when it can. */
    public Optional<String> problem() {
        if (kind == DecisionKind.CREATE) {
            return createProblem();
        }
        if (planHash == null || hints != null) {
            return Optional.of("%s must name a plan and no hints".formatted(kind));
        }
        if (kind == DecisionKind.IMPORT) {
            return importProblem();
        }
        return status == kind.status()
                ? Optional.empty()
                : Optional.of("status of %s must be %s, was %s".formatted(kind, kind.status(), status));
    }

    /** The same about a plan, in the place of hints. */
    Decision withPlan(String hash) {
        return new Decision(decisionId, kind, key, instance, hash, status, null, decidedAt, enabled);
    }

    /** What is remembered of it. */
    AppliedDecision name() {
        return new AppliedDecision(decisionId, decidedAt);
    }

    private Optional<String> importProblem() {
        if (status == null || status == PlanStatus.RETIRED) {
            return Optional.of("status of IMPORT must be ACCEPTED, UNACCEPTED, FIXED or REJECTED, was " + status);
        }
        return enabled == null ? Optional.of("enabled of IMPORT must be true or false, was null") : Optional.empty();
    }

    private Optional<String> createProblem() {
        if ((planHash == null) == (hints == null)) {
            return Optional.of("CREATE must name either a plan or hints");
        }
        return status != null && CREATED.contains(status)
                ? Optional.empty()
                : Optional.of("status of CREATE must be ACCEPTED, UNACCEPTED or FIXED, was " + status);
    }
}

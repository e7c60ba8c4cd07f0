package io.plumbline.model.testing;

import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import io.plumbline.model.plans.PlanStatus;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decisions about the statement of {@link Story}; each has its number in its id and in the second it was made. */
public final class DecisionsAbout {

    private DecisionsAbout() {}

    public static Decision plan(int number, DecisionKind kind, PlanSighting plan) {
        return of(number, kind, plan.plan().planHash(), null);
    }

    public static Decision planHash(int number, DecisionKind kind, String planHash) {
        return of(number, kind, planHash, null);
    }

    public static Decision onInstance(int number, DecisionKind kind, PlanSighting plan, String instance) {
        return of(number, kind, plan.plan().planHash(), instance);
    }

    /** One that was made at another time. */
    public static Decision later(int number, DecisionKind kind, PlanSighting plan, Instant decidedAt) {
        Decision decision = plan(number, kind, plan);
        return new Decision(
                decision.decisionId(),
                kind,
                decision.key(),
                null,
                decision.planHash(),
                decision.status(),
                null,
                decidedAt,
                decision.enabled());
    }

    /** A baseline for a statement by hints. */
    public static Decision hints(int number, String hints) {
        return new Decision(
                id(number),
                DecisionKind.CREATE,
                Story.KEY,
                null,
                null,
                PlanStatus.ACCEPTED,
                hints,
                Story.START.plusSeconds(number));
    }

    public static String id(int number) {
        return "3f0c4f3e-0000-4000-8000-%012d".formatted(number);
    }

    private static Decision of(int number, DecisionKind kind, String planHash, @Nullable String instance) {
        return new Decision(
                id(number),
                kind,
                Story.KEY,
                instance,
                planHash,
                statusOf(kind),
                null,
                Story.START.plusSeconds(number),
                kind == DecisionKind.IMPORT ? Boolean.TRUE : null);
    }

    private static @Nullable PlanStatus statusOf(DecisionKind kind) {
        return switch (kind) {
            case ACCEPT, CREATE, IMPORT -> PlanStatus.ACCEPTED;
            case UNACCEPT -> PlanStatus.UNACCEPTED;
            case FIX, ROLLBACK -> PlanStatus.FIXED;
            case REJECT -> PlanStatus.REJECTED;
            case ENABLE, DISABLE, DROP -> null;
        };
    }
}

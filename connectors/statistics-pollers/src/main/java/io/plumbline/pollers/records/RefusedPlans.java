package io.plumbline.pollers.records;

import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.NoPlanReason;

/** Why a plan that a server printed was not read, as the wire says it. */
public final class RefusedPlans {

    private RefusedPlans() {}

    public static NoPlanReason reason(PlanRefusedException.Reason reason) {
        return switch (reason) {
            case MALFORMED -> NoPlanReason.PLAN_MALFORMED;
            case OVERSIZE -> NoPlanReason.PLAN_OVERSIZE;
            case TOO_DEEP -> NoPlanReason.PLAN_TOO_DEEP;
            case TOO_MANY_NODES -> NoPlanReason.PLAN_TOO_MANY_NODES;
            case IMPOSSIBLE_NUMBER -> NoPlanReason.PLAN_IMPOSSIBLE_NUMBER;
            case WITHOUT_PLAN -> NoPlanReason.NOT_PLANNED;
        };
    }
}

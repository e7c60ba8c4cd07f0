package io.plumbline.model.plans;

import io.plumbline.capture.identity.StatementKey;
import org.jspecify.annotations.Nullable;

/**
 * Names a baseline: a plan of a statement, for the whole cluster or for one instance.
 *
 * @param planHash 64 hex digits
 * @param instance of a LOCAL baseline; null for GLOBAL
 */
public record BaselineKey(
        StatementKey statement, String planHash, @Nullable String instance) {

    /** The baseline of a plan of {@code statement}. */
    public static BaselineKey of(StatementKey statement, PlanRecord plan) {
        return new BaselineKey(statement, plan.planHash(), plan.instance());
    }

    /** The Kafka key: {@code statement/plan_hash}, and {@code /instance} where it is LOCAL, so that neither replaces the other. */
    public String encode() {
        return instance == null ? statement.encodeWith(planHash) : statement.encodeWith(planHash, instance);
    }

    /** Whether a plan of the set still has this key. */
    public boolean isIn(Iterable<PlanRecord> plans) {
        for (PlanRecord plan : plans) {
            if (equals(of(statement, plan))) {
                return true;
            }
        }
        return false;
    }
}

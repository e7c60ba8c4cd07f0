package io.plumbline.model.plans;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan that came into use.
 *
 * @param previousPlanHash plan this instance used before; null for none
 */
public record PlanChange(
        String changeId,
        StatementKey key,
        String instance,
        String engine,
        String sqlText,
        PlanChangeKind kind,
        PlanSighting plan,
        PlanStatus status,
        @Nullable String previousPlanHash,
        Instant observedAt) {}

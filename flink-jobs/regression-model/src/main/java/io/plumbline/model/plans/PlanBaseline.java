package io.plumbline.model.plans;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan of a statement as the world may see it. */
public record PlanBaseline(
        StatementKey key,
        @Nullable String instance,
        String engine,
        String sqlText,
        PlanSighting plan,
        PlanStatus status,
        boolean enabled,
        PlanSource source,
        PlanScope scope,
        BaselineStatistics statistics,
        Instant firstSeenAt,
        Instant lastSeenAt) {}

package io.plumbline.model.statement;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One usable observation of a statement on an instance.
 *
 * @param observationId deterministic: a repeat has the same
 * @param entryId the engine's own counted entry; counters are subtracted per instance and entry
 * @param observedAt by the instance's own clock; like every time in a sample from 1970 to 2199, so that no sum with an option overflows
 * @param plan null where none was explained for this sighting
 * @param hints the plan said in hints
 */
public record Sample(
        StatementKey key,
        String instance,
        String engine,
        String observationId,
        String entryId,
        String sqlText,
        Instant observedAt,
        CounterEpoch epoch,
        Counters counters,
        @Nullable PlanSighting plan,
        PlanHints hints) {}

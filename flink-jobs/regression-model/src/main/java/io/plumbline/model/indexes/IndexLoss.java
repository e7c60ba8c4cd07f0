package io.plumbline.model.indexes;

import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.plans.IndexUse;
import java.time.Instant;

/**
 * An index that a BLOCK verdict's plan reads no more, though the baseline plan did.
 *
 * @param relation table of the index, the topmost parent for a partition's
 * @param lastUsedAt last sighting of a plan that read it
 * @param observedAt observation that completed the verdict
 */
public record IndexLoss(
        RelationKey relation,
        IndexUse index,
        StatementKey statement,
        String instance,
        String engine,
        String verdictId,
        Instant lastUsedAt,
        Instant observedAt) {}

package io.plumbline.model.indexes;

import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;

/** A statement that had lost indexes of {@code relation} is PASS again: its pending losses there are void. */
public record IndexRecovery(RelationKey relation, StatementKey statement, String instance, Instant observedAt) {}

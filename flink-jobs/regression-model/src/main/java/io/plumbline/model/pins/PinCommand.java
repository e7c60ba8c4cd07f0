package io.plumbline.model.pins;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a statement shall have on the servers.
 *
 * @param instance the one server it is for; null for all of the cluster
 * @param plan to be pinned; null where nothing shall be
 * @param expiresAt when the pin is to be taken away unless it is renewed
 */
public record PinCommand(
        String commandId,
        StatementKey key,
        @Nullable String instance,
        String engine,
        @Nullable PlanSighting plan,
        String decisionId,
        String reason,
        Instant issuedAt,
        Instant expiresAt) {}

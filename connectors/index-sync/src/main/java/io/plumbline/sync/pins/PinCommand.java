package io.plumbline.sync.pins;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one statement shall have on the servers of its cluster.
 *
 * @param instance the one server it is for; null for all of the cluster
 * @param isProposal whether a person is to be asked before anything is done
 * @param plan to be pinned; null when nothing shall be
 */
public record PinCommand(
        String commandId,
        StatementKey statement,
        @Nullable String instance,
        boolean isProposal,
        @Nullable WantedPlan plan,
        Instant issuedAt,
        Instant expiresAt) {

    /** Whether it is meant for this instance too. */
    public boolean concerns(String name) {
        return instance == null || instance.equals(name);
    }
}

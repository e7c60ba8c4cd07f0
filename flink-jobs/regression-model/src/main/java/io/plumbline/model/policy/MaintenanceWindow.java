package io.plumbline.model.policy;

import io.plumbline.capture.identity.StatementKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which verdicts on a cluster, or one database of it, are made but marked suppressed.
 *
 * @param database null for every database of the cluster
 * @param startsAt inclusive
 * @param endsAt exclusive
 */
public record MaintenanceWindow(
        String id, String cluster, @Nullable String database, Instant startsAt, Instant endsAt, String reason) {

    /** Why this window is impossible; empty for a usable one. */
    public Optional<String> problem() {
        return endsAt.isAfter(startsAt)
                ? Optional.empty()
                : Optional.of("maintenance window %s: ends_at must be after starts_at %s, was %s"
                        .formatted(id, startsAt, endsAt));
    }

    /** Whether a verdict on {@code key} at {@code time} is suppressed by this window. */
    public boolean covers(StatementKey key, Instant time) {
        return cluster.equals(key.cluster())
                && (database == null || database.equals(key.database()))
                && !time.isBefore(startsAt)
                && time.isBefore(endsAt);
    }
}

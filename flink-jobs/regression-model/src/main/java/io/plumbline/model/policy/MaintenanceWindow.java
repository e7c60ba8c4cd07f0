package io.plumbline.model.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time, once or again and again, in which verdicts on a scope are made but marked suppressed. As written: nothing is
 * checked at construction, {@link #problem()} says what is wrong.
 *
 * @param scope its cluster is always set
 * @param startsAt start of a one-off window, inclusive; of a recurring one the moment its rule counts from
 * @param endsAt exclusive; of a recurring one {@code startsAt} plus the length that each occurrence has
 * @param recurrence null for a one-off window
 */
public record MaintenanceWindow(
        String id,
        Scope scope,
        Instant startsAt,
        Instant endsAt,
        @Nullable Recurrence recurrence,
        String reason) {

    /** A one-off window. */
    public static MaintenanceWindow once(String id, Scope scope, Instant startsAt, Instant endsAt, String reason) {
        return new MaintenanceWindow(id, scope, startsAt, endsAt, null, reason);
    }

    /** Why this window is impossible, naming the value and what is allowed; empty for a usable one. */
    public Optional<String> problem() {
        try {
            times();
            return Optional.empty();
        } catch (ImpossibleWindowException e) {
            return Optional.of("maintenance window " + id + ": " + e.getMessage());
        }
    }

    /** When it is open. */
    WindowTimes times() throws ImpossibleWindowException {
        if (!scope.nests() || scope.cluster() == null) {
            throw new ImpossibleWindowException(
                    "a narrower scope needs the wider ones and each a cluster, was " + scope, null);
        }
        if (!endsAt.isAfter(startsAt)) {
            throw new ImpossibleWindowException(
                    "ends_at must be after starts_at %s, was %s".formatted(startsAt, endsAt), null);
        }
        Span first = new Span(startsAt, endsAt);
        return new WindowTimes(recurrence == null ? part -> List.of(first) : RecurringTimes.of(recurrence, first));
    }
}

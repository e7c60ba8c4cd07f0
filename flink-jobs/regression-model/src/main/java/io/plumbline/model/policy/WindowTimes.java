package io.plumbline.model.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a window is open.
 *
 * <p>Law: a moment is within exactly when an occurrence has begun at most its length ago; occurrences that overlap or
 * touch are one span. A look-up is a search in the spans of {@link #BACK} before and {@link #AHEAD} after the last moment
 * that was outside of them; only that moment makes the rule count again.
 */
final class WindowTimes {

    static final Duration BACK = Duration.ofDays(8);
    static final Duration AHEAD = Duration.ofDays(24);

    private final Occurrences occurrences;

    private volatile Known known = new Known(new Span(Instant.MIN, Instant.MIN), List.of());

    WindowTimes(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    /** The spans that touch a part of time. */
    private record Known(Span part, List<Span> spans) {}

    /** The span that {@code at} is within. */
    Optional<Span> spanOver(Instant at) {
        Known current = known;
        if (!current.part().contains(at)) {
            Span part = new Span(at.minus(BACK), at.plus(AHEAD));
            current = new Known(part, Span.union(occurrences.touching(part)));
            known = current;
        }
        for (Span span : current.spans()) {
            if (span.contains(at)) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** Finds occurrences. */
    @FunctionalInterface
    interface Occurrences {

        /** At least every occurrence that shares a moment with {@code part}, in any order. */
        List<Span> touching(Span part);
    }
}

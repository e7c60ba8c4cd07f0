package io.plumbline.pollers.explain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The counters of the last poll, and what was executed since.
 *
 * @param <E> names what the server counts by
 */
public final class LastCounters<E> {

    /** Cumulative counters of one entry. */
    public record Counters(long calls, double millis) {}

    private final Map<E, Counters> last = new HashMap<>();

    /** Counters that fell were reset: what was executed is not known. */
    public Executed since(E entry, Counters now) {
        Counters before = last.get(entry);
        if (before == null || now.calls() < before.calls() || now.millis() < before.millis()) {
            return Executed.UNKNOWN;
        }
        long calls = now.calls() - before.calls();
        return calls == 0 ? Executed.NOTHING : new Executed(true, calls, now.millis() - before.millis());
    }

    /** Takes the counters of a poll that is done for the last ones. */
    public <S> void replace(Collection<S> seen, Function<S, E> entry, Function<S, Counters> counters) {
        last.clear();
        seen.forEach(one -> last.put(entry.apply(one), counters.apply(one)));
    }
}

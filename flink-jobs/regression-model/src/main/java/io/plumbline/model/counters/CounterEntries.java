package io.plumbline.model.counters;

import io.plumbline.model.statement.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last samples of a statement's entries, one for each (instance, entry). */
public record CounterEntries(List<EntryState> entries) {

    /** The last sample of the entry that {@code sample} is of. */
    public Optional<EntryState> lastOf(Sample sample) {
        for (EntryState entry : entries) {
            if (isSame(entry, sample)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether {@code sample} says nothing new: it has the id of the last sample of its entry, or is not after it by the
     * instance's clock. One that arrives out of order is thereby a repeat too: cumulative counters lose nothing by it, but
     * the cost and rows of its plan are not learned.
     */
    public boolean isRepeat(Sample sample) {
        Optional<EntryState> last = lastOf(sample);
        return last.isPresent()
                && (last.get().observationId().equals(sample.observationId())
                        || !sample.observedAt().isAfter(last.get().observedAt()));
    }

    /** With {@code sample} as the last of its entry; beyond {@code maximum} the longest unseen others leave. */
    public CounterEntries with(Sample sample, @Nullable String planHash, int maximum) {
        EntryState next = new EntryState(
                sample.instance(),
                sample.entryId(),
                sample.observationId(),
                sample.observedAt(),
                sample.epoch(),
                sample.counters(),
                planHash);
        List<EntryState> kept = new ArrayList<>(entries);
        kept.removeIf(entry -> isSame(entry, sample));
        while (kept.size() >= maximum) {
            kept.stream().min(Comparator.comparing(EntryState::observedAt)).ifPresent(kept::remove);
        }
        kept.add(next);
        return new CounterEntries(kept);
    }

    private static boolean isSame(EntryState entry, Sample sample) {
        return entry.instance().equals(sample.instance()) && entry.entryId().equals(sample.entryId());
    }
}

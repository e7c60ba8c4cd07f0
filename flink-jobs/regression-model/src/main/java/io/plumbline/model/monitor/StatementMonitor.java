package io.plumbline.model.monitor;

import io.plumbline.model.counters.EntryState;
import io.plumbline.model.statement.Sample;
import java.util.ArrayList;
import java.util.List;

/** Judges the samples of a statement, one at a time; pure: the time is the sample's. */
public final class StatementMonitor {

    private final MonitorOptions options;

    public StatementMonitor(MonitorOptions options) {
        this.options = options;
    }

    /** Takes one sample in. */
    public Step observe(StatementState state, Sample sample, MonitorContext context) {
        for (EntryState entry : state.entries()) {
            if (entry.instance().equals(sample.instance())
                    && entry.entryId().equals(sample.entryId())
                    && !sample.observedAt().isAfter(entry.observedAt())) {
                return new Step(state, Judgement.REPEATED, List.of());
            }
        }
        List<EntryState> entries = new ArrayList<>(state.entries());
        entries.removeIf(entry ->
                entry.instance().equals(sample.instance()) && entry.entryId().equals(sample.entryId()));
        if (entries.size() < options.maxEntries()) {
            entries.add(new EntryState(
                    sample.instance(),
                    sample.entryId(),
                    sample.observationId(),
                    sample.observedAt(),
                    sample.epoch(),
                    sample.counters(),
                    null));
        }
        return new Step(new StatementState(state.plans(), state.instances(), entries), Judgement.JUDGED, List.of());
    }
}

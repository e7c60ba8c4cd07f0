package io.plumbline.benchmarks.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was told of an event, counted as the lab does: found is what was expected, told before the event was undone; every
 * statement raised that the event does not concern is a false alarm.
 *
 * @param told verdicts from the event's start until it had settled
 */
record EventScore(RecordedEvent event, List<Told> told) {

    static EventScore of(RecordedEvent event, List<Told> all) {
        return new EventScore(
                event, all.stream().filter(each -> event.covers(each.at())).toList());
    }

    /** The verdict that met the last expectation; empty when one was not met or none was wanted. */
    Optional<Told> decisive() {
        Told last = null;
        for (RecordedEvent.Expected expected : event.expected()) {
            Optional<Told> met = told.stream()
                    .filter(each -> expected.isMetBy(each) && !each.at().isAfter(event.undoneAt()))
                    .findFirst();
            if (met.isEmpty()) {
                return Optional.empty();
            }
            last = last == null || met.get().at().isAfter(last.at()) ? met.get() : last;
        }
        return Optional.ofNullable(last);
    }

    /** From the end of the change; zero for what was told before. */
    Duration delay(Told decisive) {
        Instant changed = event.changedAt();
        return decisive.at().isAfter(changed) ? Duration.between(changed, decisive.at()) : Duration.ZERO;
    }

    Set<String> falseAlarms() {
        return told.stream()
                .filter(each -> each.isAlarm() && !event.concerns(each.statement()))
                .map(Told::statement)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was told of the awaited statements, or of any in a benign event; or silence. */
    String got() {
        return decisive().map(Told::text).orElseGet(() -> {
            String alarms = told.stream()
                    .filter(each -> each.isAlarm() && event.concerns(each.statement()))
                    .map(Told::text)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return alarms.isEmpty() ? "silence" : "not as expected: " + alarms;
        });
    }
}

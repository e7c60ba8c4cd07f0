package io.plumbline.local.lab.run;

import io.plumbline.local.lab.event.Expectation;
import io.plumbline.local.lab.event.LabEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of an event.
 *
 * @param verdicts the engine's, in order
 * @param decisive the verdict that met the last of the expectations; empty when one was not met, or none is wanted
 * @param detectors by name
 * @param shifts of the event's own statements
 * @param unsettled statements that were not back at PASS when the lab went on
 */
record EventResult(
        LabEvent event,
        EventTimes times,
        List<SeenVerdict> verdicts,
        Optional<SeenVerdict> decisive,
        Map<String, DetectorOutcome> detectors,
        List<Shift> shifts,
        Set<String> unsettled) {

    EventResult {
        verdicts = List.copyOf(verdicts);
        shifts = List.copyOf(shifts);
        unsettled = Set.copyOf(unsettled);
    }

    /** A harmful event told with the right level and cause, or a benign one passed over in silence. */
    boolean isRight() {
        return event.isHarmful() ? decisive.isPresent() : falseAlarms().isEmpty();
    }

    /** Whether anything was raised on a statement that the event concerns, with whatever level and cause. */
    boolean isFound() {
        return verdicts.stream().anyMatch(verdict -> verdict.isAlarm() && event.concerns(verdict.statement()));
    }

    /** Statements raised that the event does not concern. */
    Set<String> falseAlarms() {
        return verdicts.stream()
                .filter(verdict -> verdict.isAlarm() && !event.concerns(verdict.statement()))
                .map(SeenVerdict::statement)
                .collect(Collectors.toSet());
    }

    /** The expectations in words, or silence. */
    String expected() {
        return event.isHarmful()
                ? event.expectations().stream()
                        .map(Expectation::text)
                        .distinct()
                        .collect(Collectors.joining(", "))
                : "silence";
    }

    /** The highest that was said of what is expected to be told, or of anything in a benign event. */
    String got() {
        Set<String> awaited =
                event.expectations().stream().map(Expectation::statement).collect(Collectors.toSet());
        List<SeenVerdict> alarms = verdicts.stream()
                .filter(SeenVerdict::isAlarm)
                .filter(verdict -> !event.isHarmful() || awaited.contains(verdict.statement()))
                .toList();
        if (alarms.isEmpty()) {
            return isFound() ? "others only" : "silence";
        }
        return decisive.map(SeenVerdict::text)
                .orElseGet(() -> new TreeSet<>(
                                alarms.stream().map(SeenVerdict::text).toList())
                        .stream().collect(Collectors.joining(", ")));
    }
}

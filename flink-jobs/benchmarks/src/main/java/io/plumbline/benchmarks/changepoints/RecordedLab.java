package io.plumbline.benchmarks.changepoints;

import io.plumbline.model.changepoints.ChangePoint;
import io.plumbline.model.changepoints.ChangePointDetector;
import io.plumbline.model.changepoints.ChangePointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the default change-point detector makes of the times per call that {@code ./plumbline lab --record DIR} wrote. The
 * argument is that folder. An alarm is <em>of an event</em> when it was confirmed between the change and the event's end
 * and the statement is one of the event's, or the event concerns all.
 */
public final class RecordedLab {

    private static final ChangePointDetector DETECTOR = new ChangePointDetector(ChangePointOptions.defaults());

    private RecordedLab() {}

    /** Prints a line for each event with an alarm, then the sums. */
    public static void main(String[] arguments) throws IOException {
        List<Event> events = lines(Path.of(arguments[0], "events.csv")).stream()
                .map(Event::parse)
                .toList();
        Map<String, byte[]> states = new LinkedHashMap<>();
        Map<String, List<String>> ofEvents = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        int values = 0;
        for (String line : lines(Path.of(arguments[0], "series.csv"))) {
            String[] fields = line.split(",", -1);
            if (fields[3].isEmpty()) {
                continue;
            }
            values++;
            Instant at = Instant.parse(fields[1]);
            ChangePointDetector.Observed observed =
                    DETECTOR.observe(states.getOrDefault(fields[0], new byte[0]), Double.parseDouble(fields[3]), at);
            states.put(fields[0], observed.state());
            ChangePoint found = observed.found();
            if (found != null) {
                String alarm = String.format(Locale.ROOT, "%s x %.2f %s", fields[0], found.ratio(), found.shape());
                events.stream()
                        .filter(event -> event.concerns(fields[0], at))
                        .findFirst()
                        .ifPresentOrElse(
                                event -> ofEvents.computeIfAbsent(event.name(), name -> new ArrayList<>())
                                        .add(alarm),
                                () -> others.add(alarm + " at " + at));
            }
        }
        ofEvents.forEach((event, alarms) -> System.out.printf("%-34s %s%n", event, String.join("; ", alarms)));
        System.out.printf(
                Locale.ROOT,
                "%d series, %d values: %d events with alarms, %d alarms of no event (%.2f per 1,000 values)%n",
                states.size(),
                values,
                ofEvents.size(),
                others.size(),
                1_000.0 * others.size() / values);
        others.forEach(System.err::println);
    }

    private record Event(String name, boolean wide, Instant changedAt, Instant settledAt, List<String> statements) {

        static Event parse(String line) {
            String[] fields = line.split(",", -1);
            return new Event(
                    fields[0],
                    Boolean.parseBoolean(fields[2]),
                    Instant.parse(fields[4]),
                    Instant.parse(fields[6]),
                    Arrays.asList(fields[7].split(" ")));
        }

        boolean concerns(String statement, Instant at) {
            return (wide || statements.contains(statement)) && at.isAfter(changedAt) && at.isBefore(settledAt);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }
}

package io.plumbline.local.lab.run;

import io.plumbline.local.lab.detect.Sighting;
import io.plumbline.local.lab.event.LabStatement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lab's series and labels for whoever wants to replay them: {@code series.csv} (one line per observation with calls or a
 * plan), {@code events.csv} (the labels), {@code statements.csv} (the names of statements) and {@code job.properties}
 * (the job's options). Times are ISO-8601; what is missing is empty.
 */
final class Recording {

    private Recording() {}

    /** {@code statements} are all of the lab's. */
    static void write(Path folder, List<Sighting> sightings, LabReport report, List<LabStatement> statements) {
        try {
            Files.createDirectories(folder);
            try (PrintWriter out = file(folder, "series.csv")) {
                out.println("statement,observed_at,calls,micros_per_call,plan_hash,cost_pages,estimated_rows");
                sightings.forEach(sighting -> out.println(line(sighting)));
            }
            try (PrintWriter out = file(folder, "events.csv")) {
                out.println("event,harmful,wide,started_at,changed_at,undone_at,settled_at,statements,expected");
                report.results().forEach(result -> out.println(line(result)));
            }
            try (PrintWriter out = file(folder, "statements.csv")) {
                out.println("statement,sql_hash");
                statements.forEach(statement -> out.println(statement.name() + "," + statement.sqlHash()));
            }
            try (PrintWriter out = file(folder, "job.properties")) {
                Map<String, String> options = new TimeScale(report.options().pollInterval()).jobOptions();
                new TreeMap<>(options).forEach((name, value) -> out.println(name + "=" + value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private static PrintWriter file(Path folder, String name) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8));
    }

    private static String line(Sighting sighting) {
        return String.join(
                ",",
                sighting.statement(),
                sighting.observedAt().toString(),
                Long.toString(sighting.calls()),
                number(sighting.microsPerCall()),
                sighting.planHash() == null ? "" : sighting.planHash(),
                number(sighting.costPages()),
                number(sighting.rows()));
    }

    private static String line(EventResult result) {
        return String.join(
                ",",
                result.event().id(),
                Boolean.toString(result.event().isHarmful()),
                Boolean.toString(result.event().wide()),
                result.times().startedAt().toString(),
                result.times().changedAt().toString(),
                result.times().undoneAt().toString(),
                result.times().settledAt().toString(),
                result.event().statements().stream()
                        .map(statement -> statement.name())
                        .collect(Collectors.joining(" ")),
                result.event().expectations().stream()
                        .map(expectation -> expectation.statement() + " " + expectation.text())
                        .collect(Collectors.joining(";")));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}

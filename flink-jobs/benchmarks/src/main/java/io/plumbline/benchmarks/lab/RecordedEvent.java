package io.plumbline.benchmarks.lab;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A line of {@code events.csv}: what happened when, and what was to be told.
 *
 * @param wide whether every statement is concerned
 * @param statements the event's own
 * @param expected empty where nothing was to be told
 */
record RecordedEvent(
        String name,
        boolean wide,
        Instant startedAt,
        Instant changedAt,
        Instant undoneAt,
        Instant settledAt,
        Set<String> statements,
        List<Expected> expected) {

    private static final int FIELDS = 9;

    /** What must be told of a statement: one of the levels, one of the causes. */
    record Expected(String statement, Set<String> levels, Set<String> causes) {

        /** Reads {@code statement WARN|BLOCK DDL}. */
        static Expected parse(String text) {
            String[] words = text.split(" ", 3);
            return new Expected(words[0], set(words[1]), set(words[2]));
        }

        boolean isMetBy(Told told) {
            return told.statement().equals(statement) && levels.contains(told.level()) && causes.contains(told.cause());
        }

        String text() {
            return String.join(" or ", levels.stream().sorted().toList()) + " "
                    + String.join(" or ", causes.stream().sorted().toList());
        }

        private static Set<String> set(String text) {
            return Set.of(text.split("\\|"));
        }
    }

    static RecordedEvent parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a line of events.csv must have %d fields, had %d: %s".formatted(FIELDS, fields.length, line));
        }
        return new RecordedEvent(
                fields[0],
                Boolean.parseBoolean(fields[2]),
                Instant.parse(fields[3]),
                Instant.parse(fields[4]),
                Instant.parse(fields[5]),
                Instant.parse(fields[6]),
                Set.of(fields[7].split(" ")),
                fields[8].isEmpty()
                        ? List.of()
                        : Arrays.stream(fields[8].split(";"))
                                .map(Expected::parse)
                                .toList());
    }

    boolean isHarmful() {
        return !expected.isEmpty();
    }

    /** Whether a verdict on the statement is about this event. */
    boolean concerns(String statement) {
        return isHarmful() && (wide || statements.contains(statement));
    }

    /** Whether a verdict at this time is counted here; events follow each other. */
    boolean covers(Instant at) {
        return at.isAfter(startedAt) && !at.isAfter(settledAt);
    }
}

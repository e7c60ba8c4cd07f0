package io.plumbline.local.plans;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A query whose plan is recorded. Its file has comments that say how ({@code -- from 15}, {@code -- analyze}), settings
 * one per line, and the statement, which has {@code $1} where a generic plan is wanted.
 */
record RecordedQuery(String name, int fromMajor, boolean isAnalyzed, List<String> settings, String statement) {

    private static final String FROM = "-- from ";
    private static final int OLDEST_MAJOR = 14;
    private static final int FIRST_WITH_GENERIC_PLAN = 16;

    static RecordedQuery parse(String name, String text) {
        int from = OLDEST_MAJOR;
        boolean analyzed = false;
        List<String> settings = new ArrayList<>();
        List<String> statement = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(FROM)) {
                from = Integer.parseInt(line.substring(FROM.length()).strip());
            } else if (line.equals("-- analyze")) {
                analyzed = true;
            } else if (line.startsWith("SET ")) {
                settings.add(line);
            } else {
                statement.add(line);
            }
        }
        String joined = String.join("\n", statement).strip();
        return new RecordedQuery(name, from, analyzed, settings, joined.replaceAll(";$", ""));
    }

    /** The statements to run in turn; the last returns the plan. */
    List<String> explain(int major) {
        List<String> statements = new ArrayList<>(settings);
        boolean generic = statement.contains("$1");
        if (generic && major < FIRST_WITH_GENERIC_PLAN) {
            int parameters = (int) IntStream.rangeClosed(1, 9)
                    .filter(number -> statement.contains("$" + number))
                    .count();
            statements.add("SET plan_cache_mode = force_generic_plan");
            // the nulls given to EXECUTE would remove every partition
            statements.add("SET enable_partition_pruning = off");
            statements.add("DEALLOCATE ALL");
            statements.add("PREPARE recorded AS " + statement);
            statements.add("EXPLAIN (FORMAT JSON, VERBOSE, SETTINGS) EXECUTE recorded ("
                    + String.join(", ", Collections.nCopies(parameters, "null")) + ")");
        } else {
            statements.add("EXPLAIN (FORMAT JSON, VERBOSE, SETTINGS" + (isAnalyzed ? ", ANALYZE, BUFFERS" : "")
                    + (generic ? ", GENERIC_PLAN" : "") + ") " + statement);
        }
        return statements;
    }
}

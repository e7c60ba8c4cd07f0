package io.plumbline.local.cli;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.local.decisions.RecordedDecision;
import io.plumbline.local.records.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A decision and the answer to it, for people. */
final class DecisionText {
    private static final List<String> STATES = List.of("status", "enabled", "source", "scope");
    private static final String LINE = "  %-10s%s";

    private DecisionText() {}

    /** One line each: what, where, what becomes of it, why and by whom. */
    static String of(RecordedDecision decision) {
        List<String> lines = new ArrayList<>();
        lines.add(decision.text("kind") + " " + decision.decisionId());
        add(lines, "statement", decision.text("sql_hash"));
        add(lines, "text", decision.text("sql_text"));
        add(lines, "plan", decision.text("plan_hash"));
        add(lines, "hints", decision.text("hints"));
        add(lines, "of", decision.text("at"));
        add(lines, "in", place(decision));
        STATES.forEach(name -> add(lines, name, change(decision.state("before", name), decision.state("after", name))));
        add(lines, "reason", decision.text("reason"));
        add(
                lines,
                "decided",
                decision.text("decided_at") + " by " + decision.text("decided_by") + " from "
                        + decision.text("decided_from") + " (" + decision.text("application_name") + ")");
        return String.join("\n", lines);
    }

    /** The job's answer, on one line. */
    static String of(DecisionResult result) {
        return LINE.formatted("answered", result.getOutcome() + ": " + Printable.text(result.getDetail()));
    }

    private static String place(RecordedDecision decision) {
        return Stream.of("cluster_name", "database_name", "namespace", "instance")
                .map(decision::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
    }

    private static @Nullable String change(@Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return before;
        }
        return (before == null ? "none" : before) + " -> " + (after == null ? "none" : after);
    }

    private static void add(List<String> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.add(LINE.formatted(name, Printable.text(value)));
        }
    }
}

package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.local.baselines.exchange.ImportLine;
import io.plumbline.local.baselines.exchange.ImportOutcome;
import io.plumbline.local.records.Printable;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Says what an import does, line by line, and what the job answers; each method but {@link #line} returns the exit code. */
final class ImportReport {
    private static final int MOST_ROWS = 100;
    private static final int MOST_REFUSALS = 20;
    private static final int HASH_DIGITS = 12;

    private final PrintWriter out;
    private final PrintWriter err;
    private final OutputFormat output;
    private final Table table = new Table("LINE", "DOES", "STATEMENT", "PLAN", "STATUS", "ENABLED", "IN", "WHY");
    private final Set<String> decisions = new HashSet<>();
    private long rows;

    ImportReport(CommandLine command, OutputFormat output) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.output = output;
    }

    /** Takes a line in; of a table those that change nothing are only counted. */
    void line(ImportLine line) {
        String decision = line.decisionId();
        if (decision != null) {
            decisions.add(decision);
        }
        if (output == OutputFormat.JSON) {
            out.println(json(line));
        } else if (line.outcome() != ImportOutcome.KEEP) {
            rows++;
            if (rows <= MOST_ROWS) {
                row(line);
            }
        }
    }

    int rehearsed(Map<ImportOutcome, Long> counts) {
        print(counts, "would be ");
        err.println("plumbline: a dry run: nothing was decided; --apply decides");
        return counts.containsKey(ImportOutcome.REFUSE) ? ExitCodes.USAGE : ExitCodes.OK;
    }

    int decided(Map<ImportOutcome, Long> counts) {
        boolean refused = counts.containsKey(ImportOutcome.REFUSE);
        print(counts, refused ? "would be " : "");
        if (refused) {
            err.println("plumbline: nothing was imported, because of the lines that are refused");
        }
        return refused ? ExitCodes.USAGE : ExitCodes.OK;
    }

    int answered(Map<ImportOutcome, Long> counts, Function<Set<String>, Map<String, DecisionResult>> answers) {
        int code = decided(counts);
        if (code != ExitCodes.OK || decisions.isEmpty()) {
            return code;
        }
        Map<String, DecisionResult> answered = answers.apply(decisions);
        long refused = answered.values().stream()
                .filter(answer -> answer.getOutcome() == DecisionOutcome.REFUSED)
                .count();
        err.println("plumbline: the job answered " + answered.size() + " of " + decisions.size() + " decisions: "
                + (answered.size() - refused) + " applied, " + refused + " refused");
        answered.values().stream()
                .filter(answer -> answer.getOutcome() == DecisionOutcome.REFUSED)
                .limit(MOST_REFUSALS)
                .forEach(answer ->
                        err.println("  " + answer.getDecisionId() + " " + Printable.text(answer.getDetail())));
        if (answered.size() < decisions.size()) {
            err.println("plumbline: the job applies the others when it reads them, `plumbline status` says what runs");
            return ExitCodes.NO_ANSWER;
        }
        return refused > 0 ? ExitCodes.EXPECTATION_FAILED : ExitCodes.OK;
    }

    private void print(Map<ImportOutcome, Long> counts, String words) {
        if (output == OutputFormat.TABLE) {
            table.print(out);
            if (rows > MOST_ROWS) {
                out.println("and " + (rows - MOST_ROWS) + " more; --output json has all");
            }
            out.println(Stream.of(ImportOutcome.values())
                    .map(outcome -> counts.getOrDefault(outcome, 0L) + " " + words + past(outcome))
                    .collect(Collectors.joining(", ")));
        }
        out.flush();
    }

    private void row(ImportLine line) {
        String before = line.statusBefore();
        String detail = line.detail();
        table.row(
                Integer.toString(line.line()),
                line.outcome().name(),
                line.sqlHash().substring(0, HASH_DIGITS),
                line.planHash().substring(0, HASH_DIGITS),
                before == null || before.equals(line.status()) ? line.status() : before + " -> " + line.status(),
                line.enabled() ? "yes" : "no",
                line.place(),
                detail == null ? "" : detail);
    }

    private static String past(ImportOutcome outcome) {
        return switch (outcome) {
            case CREATE -> "created";
            case CHANGE -> "changed";
            case KEEP -> "kept";
            case REFUSE -> "refused";
        };
    }

    private static ObjectNode json(ImportLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("line", line.line());
        json.put("outcome", line.outcome().name());
        json.put("detail", line.detail());
        json.put("place", line.place());
        json.put("sql_hash", line.sqlHash());
        json.put("plan_hash", line.planHash());
        json.put("status_before", line.statusBefore());
        json.put("status", line.status());
        json.put("enabled", line.enabled());
        json.put("decision_id", line.decisionId());
        return json;
    }
}

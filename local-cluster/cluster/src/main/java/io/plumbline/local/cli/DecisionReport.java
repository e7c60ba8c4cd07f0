package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.decisions.JobAnswer;
import io.plumbline.local.decisions.JobAnswers;
import io.plumbline.local.decisions.RecordedDecision;
import io.plumbline.local.records.AvroJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says what was decided and what the job answers; each method returns the exit code. */
final class DecisionReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final OutputFormat output;

    DecisionReport(CommandLine command, OutputFormat output) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.output = output;
    }

    int rehearsed(RecordedDecision decision) {
        print(decision, true, Optional.empty());
        err.println("plumbline: a dry run: nothing was decided");
        return ExitCodes.OK;
    }

    int unanswered(RecordedDecision decision) {
        print(decision, false, Optional.empty());
        return ExitCodes.OK;
    }

    int answered(RecordedDecision decision, JobAnswers answers, Duration wait) {
        if (output == OutputFormat.TABLE) {
            out.println(DecisionText.of(decision));
            out.flush();
        }
        Optional<JobAnswer> answer = answers.await(decision.decisionId(), wait);
        if (output == OutputFormat.TABLE) {
            answer.ifPresent(this::print);
        } else {
            print(decision, false, answer);
        }
        if (answer.isEmpty()) {
            err.println("plumbline: decided, but the job did not answer within " + wait.toSeconds()
                    + " s: it applies the decision when it reads it, `plumbline status` says what runs");
            return ExitCodes.NO_ANSWER;
        }
        return answer.get().result().getOutcome() == DecisionOutcome.REFUSED
                ? ExitCodes.EXPECTATION_FAILED
                : ExitCodes.OK;
    }

    private void print(RecordedDecision decision, boolean dryRun, Optional<JobAnswer> answer) {
        out.println(
                output == OutputFormat.TABLE ? DecisionText.of(decision) : json(decision, dryRun, answer.orElse(null)));
        out.flush();
    }

    private void print(JobAnswer answer) {
        out.println(DecisionText.of(answer.result()));
        PlanBaseline baseline = answer.baseline();
        if (baseline != null) {
            out.println();
            BaselineTable.of(List.of(baseline)).print(out);
        }
        out.flush();
    }

    private static ObjectNode json(RecordedDecision decision, boolean dryRun, @Nullable JobAnswer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("decision", decision.row());
        json.put("dry_run", dryRun);
        json.set("answer", answer == null ? null : object(answer.result()));
        json.set("baseline", answer == null ? null : object(answer.baseline()));
        return json;
    }

    private static @Nullable ObjectNode object(@Nullable SpecificRecord value) {
        return value == null ? null : AvroJson.object(value);
    }
}

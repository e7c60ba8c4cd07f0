package io.plumbline.local.cli;

import io.plumbline.local.decisions.ControlDecisions;
import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.PlanDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A statement by its text, and the plan it shall have. */
final class NewBaseline {

    @Parameters(
            paramLabel = "FILE",
            description = "The statement; - is standard input. Its values are blanked before it is kept.")
    private String file = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Plan plan;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "ACC",
            description = "ACC, UNACC or FIXED (default: ${DEFAULT-VALUE}).")
    private String status = "ACC";

    private static final class Plan {
        @Option(
                names = "--plan",
                paramLabel = "PLAN_HASH",
                description = "A plan that a baseline has, or the beginning of its hash.")
        private @Nullable String planHash;

        @Option(
                names = "--hints",
                paramLabel = "HINTS",
                description = "Hints that ask for a plan of the statement that was seen, such as 'SeqScan(orders)'.")
        private @Nullable String hints;
    }

    PlanDecision decision(ControlDecisions session) {
        byte[] text = InputFile.all(List.of(file)).get(0).bytes();
        return PlanDecision.by(DecidingFunction.CREATE_BASELINE)
                .with("sql_text", new String(text, StandardCharsets.UTF_8))
                .with(
                        "plan_or_hints",
                        plan.hints == null ? session.plan(Objects.requireNonNull(plan.planHash)) : plan.hints)
                .with("status", status);
    }
}

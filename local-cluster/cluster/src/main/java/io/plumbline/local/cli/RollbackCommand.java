package io.plumbline.local.cli;

import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.PlanDecision;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to a plan that a statement had. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fixes the plan that a statement had before its last plan change, or at a moment: it becomes FIXED.",
            "A wrong hash or time is refused with what there is (exit code 2)."
        })
final class RollbackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of it.")
    private String sqlHash = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "To the plan of this moment: 2026-01-01T12:00Z, or without an offset in local time.")
    private @Nullable String moment;

    @Mixin
    private final DecisionOptions options = new DecisionOptions();

    @Override
    public Integer call() {
        return options.decide(PlanDecision.by(DecidingFunction.ROLLBACK)
                .with("sql_hash", sqlHash)
                .with("at", moment));
    }
}

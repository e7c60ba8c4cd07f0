package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.explain.ExplainInput;
import io.plumbline.local.explain.PlanJson;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why two plans are, or are not, the same. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Reads plans that a server explained and shows what Plumbline makes of them.",
            "Exit code 1 when a document was refused."
        },
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: show or hash");
    }

    @Command(
            name = "hash",
            mixinStandardHelpOptions = true,
            description = "Prints one JSON object per plan: source, document, plan_hash, fingerprint_version.")
    int hash(@Mixin PlanOptions options) {
        return read(options, (input, read, out) -> out.println(PlanJson.hash(input, read)));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints the canonical plan behind the hash, literals replaced, with its costs.")
    int show(
            @Mixin PlanOptions options,
            @Option(
                            names = "--output",
                            defaultValue = "TABLE",
                            description = "TABLE prints a tree, JSON one object per plan (default: ${DEFAULT-VALUE}).")
                    OutputFormat output) {
        return read(options, output == OutputFormat.JSON ? PlanCommand::json : PlanCommand::tree);
    }

    /** What is printed of a plan. */
    private interface Form {
        void print(ExplainInput input, ReadPlan read, PrintWriter out);
    }

    private int read(PlanOptions options, Form form) {
        PrintWriter out = spec.commandLine().getOut();
        PostgresCatalog catalog = options.catalog();
        PostgresPlanReader reader = new PostgresPlanReader();
        int exitCode = ExitCodes.OK;
        for (ExplainInput input : options.documents()) {
            try {
                form.print(input, reader.read(input.json(), catalog, CostConstants.DEFAULT), out);
            } catch (PlanRefusedException e) {
                ObjectNode refusal = PlanJson.refusal(input, e);
                spec.commandLine().getErr().println(refusal);
                exitCode = ExitCodes.EXPECTATION_FAILED;
            }
        }
        out.flush();
        return exitCode;
    }

    private static void json(ExplainInput input, ReadPlan read, PrintWriter out) {
        out.println(PlanJson.plan(input, read));
    }

    private static void tree(ExplainInput input, ReadPlan read, PrintWriter out) {
        CostVector cost = read.cost();
        out.printf(
                Locale.ROOT,
                "%s document %d%nplan_hash %s (fingerprint_version %d)%n",
                input.source(),
                input.number(),
                read.plan().planHash(),
                read.plan().fingerprintVersion());
        out.printf(
                Locale.ROOT,
                "cost %.2f..%.2f page reads, rows %.0f out of %.0f examined, join multiplier %.3g, composite %.4g%n",
                cost.startupCost(),
                cost.totalCost(),
                cost.rowsOut(),
                cost.rowsExamined(),
                cost.joinMultiplier(),
                cost.compositeIndex());
        out.println(PlanText.tree(read.plan().nodes()));
    }
}

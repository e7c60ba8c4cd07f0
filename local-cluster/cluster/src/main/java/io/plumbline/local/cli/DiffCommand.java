package io.plumbline.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.capture.plan.PlanDiff;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanText;
import io.plumbline.local.baselines.CapturedNodes;
import io.plumbline.local.baselines.KnownPlans;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what two plans share and what not. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Shows two plans as one tree: - is gone, + came, unmarked is in both, with both costs where they differ.",
            "Exit code 2 when a hash means no plan, or more than one."
        })
final class DiffCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final WorkFolderOption workFolder = new WorkFolderOption();

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A plan_hash, or the beginning of one.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "A plan_hash, or the beginning of one.")
    private String after = "";

    @Option(
            names = "--output",
            defaultValue = "TABLE",
            description = "TABLE is the tree, JSON one operator per line (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public Integer call() {
        KnownPlans known = BaselinesCommand.read(workFolder.stack());
        List<PlanNode> old = nodes(known.plan(before));
        List<PlanNode> now = nodes(known.plan(after));
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            PlanDiff.between(old, now).forEach(line -> out.println(json(line)));
        } else {
            out.print(PlanText.diff(old, now));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static List<PlanNode> nodes(PlanBaseline baseline) {
        return CapturedNodes.of(baseline.getPlan());
    }

    private static ObjectNode json(PlanDiff.Line line) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("change", line.change().name())
                .put("level", line.level());
        json.set("before", json(line.before()));
        json.set("after", json(line.after()));
        return json;
    }

    private static @Nullable ObjectNode json(@Nullable PlanNode node) {
        return node == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("operator", node.operator().name())
                        .put("relation", node.relation())
                        .put("index_name", node.indexName())
                        .put("total_cost", node.totalCost())
                        .put("rows", node.rows());
    }
}

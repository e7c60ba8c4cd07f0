package io.plumbline.local.cli;

import io.plumbline.local.baselines.server.ServerBaselines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a file of baselines of a server's hints. */
@Command(
        name = "from-hint-plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the file that `baselines import` reads of the hints in hint_plan.hints: the statement by its query id in",
            "pg_stat_statements, the plan by asking the server for it with the hints. Pins of Plumbline's own are left out."
        })
final class FromHintPlanCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        return server.write(ServerBaselines::hints);
    }
}

package io.plumbline.local.cli;

import io.plumbline.local.baselines.server.ServerBaselines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a file of baselines of the plans a server has stored. */
@Command(
        name = "from-store-plans",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the file that `baselines import` reads of the plans in pg_store_plans. They were made for the values of an",
            "execution, so they are CUSTOM and are compared with such only; pg_store_plans.log_verbose must have been on."
        })
final class FromStorePlansCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        return server.write(ServerBaselines::storedPlans);
    }
}

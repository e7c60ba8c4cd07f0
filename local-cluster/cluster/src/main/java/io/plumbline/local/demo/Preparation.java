package io.plumbline.local.demo;

import io.plumbline.local.demo.shop.ShopDatabase;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Preflight;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.watch.DdlMode;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.WatchedInstance;
import io.plumbline.local.watch.Watching;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Starts the stack and the shop and has the shop watched. */
final class Preparation {

    private static final String CLUSTER = "shop";
    private static final String INSTANCE = "primary";

    private final DemoOptions options;
    private final DemoListener listener;

    Preparation(DemoOptions options, DemoListener listener) {
        this.options = options;
        this.listener = listener;
    }

    Scene prepare(Installation installation) throws SQLException {
        List<String> problems = Preflight.problems(options.folder(), options.ports());
        if (!problems.isEmpty()) {
            throw new InfrastructureException("cannot start\n  - " + String.join("\n  - ", problems));
        }
        StackFile.write(options.folder(), options.ports());
        LocalStack stack = LocalStack.of(installation, options.folder(), options.ports());
        stack.start(listener::progress);
        ShopDatabase.create(stack.postgres());
        listener.progress("the shop is loaded");
        Watching watching = new Watching(stack, listener::progress);
        watching.controlDatabase();
        watching.watch(shop(stack.postgres()), pollerSettings());
        new RegressionJob(stack, installation).submitUnlessRunning(Map.of(), listener::progress);
        watching.planTables();
        return new Scene(options, stack);
    }

    private Map<String, String> pollerSettings() {
        String interval = Long.toString(options.pollInterval().toMillis());
        return Map.of("poll.interval.ms", interval, "instance." + INSTANCE + ".databases", ShopDatabase.NAME);
    }

    private static WatchedCluster shop(PostgresServer server) {
        WatchedInstance instance = new WatchedInstance(
                INSTANCE, server.jdbcUrl(ShopDatabase.NAME), server.username(), server.password(), DdlMode.INSTALL);
        return new WatchedCluster(CLUSTER, List.of(instance));
    }
}

package io.plumbline.local.demo;

import io.plumbline.local.demo.shop.Shop;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Preflight;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.local.watch.Watching;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the stack and the shops and has the shops watched. */
final class Preparation {

    /** Nobody else is on the shop's server, and on a busy machine it takes long to get little done. */
    private static final int EXPLAIN_MILLIS_PER_SECOND = 100;

    private final DemoOptions options;
    private final DemoListener listener;

    Preparation(DemoOptions options, DemoListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /** One scene for each shop. */
    Scenes prepare(Installation installation) throws SQLException {
        List<String> problems = Preflight.problems(options.folder(), options.ports());
        if (!problems.isEmpty()) {
            throw new InfrastructureException("cannot start\n  - " + String.join("\n  - ", problems));
        }
        StackFile.write(options.folder(), options.ports());
        LocalStack stack = LocalStack.of(installation, options.folder(), options.ports());
        List<Shop> shops = options.engines().shops(stack, installation);
        stack.start(listener::progress);
        for (Shop shop : shops) {
            shop.open();
            listener.progress("the shop is loaded on " + shop.engine());
        }
        Watching watching = new Watching(stack, listener::progress);
        watching.controlDatabase();
        for (Shop shop : shops) {
            List<String> failures = watching.watch(shop.watched(), pollerSettings(shop));
            if (!failures.isEmpty()) {
                throw new InfrastructureException(String.join("\n", failures));
            }
        }
        new RegressionJob(stack, installation).submitUnlessRunning(Map.of(), listener::progress);
        watching.planTables();
        return Scenes.open(options, stack, shops);
    }

    private Map<String, String> pollerSettings(Shop shop) {
        Map<String, String> settings = new TreeMap<>(shop.pollerSettings());
        settings.put("poll.interval.ms", Long.toString(options.pollInterval().toMillis()));
        settings.put("explain.budget.ms.per.second", Integer.toString(EXPLAIN_MILLIS_PER_SECOND));
        return settings;
    }
}

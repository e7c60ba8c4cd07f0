package io.plumbline.local.lab.run;

import io.plumbline.local.demo.JobProgress;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.lab.event.LabEvent;
import io.plumbline.local.lab.workload.LabDatabase;
import io.plumbline.local.lab.workload.LabWorkload;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.process.Ports;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Preflight;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.watch.DdlMode;
import io.plumbline.local.watch.RegressionJob;
import io.plumbline.local.watch.WatchedCluster;
import io.plumbline.local.watch.WatchedInstance;
import io.plumbline.local.watch.Watching;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Starts the stack and a server of the lab's own, loads it, has it watched and puts it under load. */
final class LabStage {

    private static final String CLUSTER = "lab";
    private static final String INSTANCE = "primary";

    /** The job's default. */
    private static final String JOB_GROUP = "plumbline-regression-job";

    private static final int EXPLAIN_MILLIS_PER_SECOND = 500;

    private final LabOptions options;
    private final LabListener listener;
    private final Catalogue catalogue;
    private final TimeScale timeScale;

    LabStage(LabOptions options, LabListener listener, Catalogue catalogue) {
        this.options = options;
        this.listener = listener;
        this.catalogue = catalogue;
        this.timeScale = new TimeScale(options.pollInterval());
    }

    LabScene prepare(Installation installation) throws SQLException {
        List<String> problems = Preflight.problems(options.folder(), options.ports());
        if (!problems.isEmpty()) {
            throw new InfrastructureException("cannot start\n  - " + String.join("\n  - ", problems));
        }
        StackFile.write(options.folder(), options.ports());
        LocalStack stack = LocalStack.of(installation, options.folder(), options.ports());
        PostgresServer server = PostgresServer.prepare(spec(), installation, options.folder());
        server.launch();
        stack.start(listener::progress);
        server.awaitReady();
        LabDatabase.create(server, options.scale(), options.events());
        listener.progress("TPC-H at scale " + options.scale() + " and the events' tables are loaded");
        watch(stack, server);
        new RegressionJob(stack, installation).submitUnlessRunning(timeScale.jobOptions(), listener::progress);
        return scene(stack, server);
    }

    private static PostgresSpec spec() {
        return PostgresSpec.of("lab", PostgresVersion.V18, Ports.free())
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "2GB");
    }

    private void watch(LocalStack stack, PostgresServer server) {
        Watching watching = new Watching(stack, listener::progress);
        watching.controlDatabase();
        WatchedInstance instance = new WatchedInstance(
                INSTANCE, server.jdbcUrl(LabDatabase.NAME), server.username(), server.password(), DdlMode.INSTALL);
        List<String> failures = watching.watch(
                new WatchedCluster(CLUSTER, List.of(instance)),
                Map.of(
                        "poll.interval.ms",
                        Long.toString(options.pollInterval().toMillis()),
                        "relations.interval.ms",
                        Long.toString(timeScale.relationsInterval().toMillis()),
                        "explain.budget.ms.per.second",
                        Integer.toString(EXPLAIN_MILLIS_PER_SECOND),
                        "retry.backoff.max.ms",
                        "1000",
                        "instance." + INSTANCE + ".databases",
                        LabDatabase.NAME));
        if (!failures.isEmpty()) {
            throw new InfrastructureException("the lab cannot be watched: " + String.join("; ", failures));
        }
    }

    private LabScene scene(LocalStack stack, PostgresServer server) {
        String brokers = stack.kafka().bootstrapServers();
        Subjects registry = new Subjects(stack.registry().url());
        SightingFeed feed = new SightingFeed(
                TopicLog.open(brokers, registry, ProductTopic.OBSERVATIONS), catalogue.statementsOf(options.events()));
        return new LabScene(
                stack,
                server,
                LabWorkload.start(
                        server,
                        options.events().stream()
                                .map(LabEvent::statements)
                                .flatMap(List::stream)
                                .toList(),
                        catalogue.transactionalStatements(),
                        catalogue.analyticalStatements()),
                feed,
                new VerdictLog(TopicLog.open(brokers, registry, ProductTopic.VERDICTS), feed),
                new DetectorBoard(timeScale.returnAfter()),
                new JobProgress(stack.kafka().admin(), JOB_GROUP),
                new Reviver(stack, listener));
    }
}

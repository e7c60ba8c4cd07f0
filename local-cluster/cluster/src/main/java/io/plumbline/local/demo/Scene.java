package io.plumbline.local.demo;

import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.demo.shop.Shop;
import io.plumbline.local.demo.shop.ShopWorkload;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.TopicLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A running stack with a busy shop, and the topics as anybody could read them. */
public final class Scene implements AutoCloseable {

    /** The job's default. */
    private static final String JOB_GROUP = "plumbline-regression-job";

    private final DemoOptions options;
    private final LocalStack stack;
    private final Shop shop;
    private final ShopStatements statements;
    private final ShopWorkload workload;
    private final StackHealth health;
    private final JobProgress jobProgress;
    private final TopicLog<StatementObservation> observations;
    private final TopicLog<Verdict> verdicts;
    private final TopicLog<PlanBaseline> baselines;
    private final TopicLog<IndexSyncCommand> commands;

    Scene(DemoOptions options, LocalStack stack, Shop shop) throws SQLException {
        this.options = options;
        this.stack = stack;
        this.shop = shop;
        this.statements = new ShopStatements(shop.dialect());
        String brokers = stack.kafka().bootstrapServers();
        Subjects registry = new Subjects(stack.registry().url());
        this.health = new StackHealth(stack);
        this.jobProgress = new JobProgress(stack.kafka().admin(), JOB_GROUP);
        this.observations = TopicLog.open(brokers, registry, ProductTopic.OBSERVATIONS);
        this.verdicts = TopicLog.open(brokers, registry, ProductTopic.VERDICTS);
        this.baselines = TopicLog.open(brokers, registry, ProductTopic.BASELINES);
        this.commands = TopicLog.open(brokers, registry, ProductTopic.INDEX_COMMANDS);
        this.workload = ShopWorkload.start(shop.connect());
    }

    public DemoOptions options() {
        return options;
    }

    public LocalStack stack() {
        return stack;
    }

    public Shop shop() {
        return shop;
    }

    ShopStatements statements() {
        return statements;
    }

    /** Whether a record's cluster is this shop's: the same statements run on every engine. */
    boolean isHere(String cluster) {
        return cluster.equals(shop.watched().name());
    }

    public JobProgress jobProgress() {
        return jobProgress;
    }

    public TopicLog<StatementObservation> observations() {
        return observations;
    }

    public TopicLog<Verdict> verdicts() {
        return verdicts;
    }

    public TopicLog<PlanBaseline> baselines() {
        return baselines;
    }

    public TopicLog<IndexSyncCommand> commands() {
        return commands;
    }

    /** Fails when the workload, a connector or the job has failed, so that nobody waits in vain. */
    public void check() {
        workload.check();
        health.check();
    }

    /** Runs SQL in the shop, as its administrator. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The shop's server's clock. */
    public Instant serverTime() throws SQLException {
        return shop.serverTime();
    }

    @Override
    public void close() throws SQLException {
        workload.close();
        observations.close();
        verdicts.close();
        baselines.close();
        commands.close();
        jobProgress.close();
    }
}

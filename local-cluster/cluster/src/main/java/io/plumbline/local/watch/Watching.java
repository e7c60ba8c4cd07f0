package io.plumbline.local.watch;

import io.plumbline.control.ConnectorConfiguration;
import io.plumbline.control.ControlDatabase;
import io.plumbline.control.ControlPlaneException;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.control.DdlCapture;
import io.plumbline.control.DebeziumConfigurations;
import io.plumbline.control.ServerAddress;
import io.plumbline.control.SinkConfigurations;
import io.plumbline.local.connect.Connectors;
import io.plumbline.local.kafka.Topics;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes a running stack watch: control database, connectors. Can be done again and again: what is there already is
 * brought to the configuration.
 */
public final class Watching {
    private static final String CONTROL_DATABASE = "plumbline_control";

    private static final String TOPIC_CREATION = "topic.creation.default.";
    private static final Set<String> TOPIC_SHAPE =
            Set.of(TOPIC_CREATION + "partitions", TOPIC_CREATION + "replication.factor");

    private final LocalStack stack;
    private final Connectors connectors;
    private final Progress progress;

    public Watching(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.connectors = stack.connect().connectors();
        this.progress = progress;
    }

    /** Brings the control database to this version and follows its tables. */
    public void controlDatabase() {
        PostgresServer server = stack.postgres();
        try {
            server.createDatabase(CONTROL_DATABASE);
        } catch (SQLException e) {
            throw new InfrastructureException("cannot create the database " + CONTROL_DATABASE, e);
        }
        DatabaseAddress owner =
                new DatabaseAddress("127.0.0.1", server.port(), CONTROL_DATABASE, server.username(), server.password());
        ControlDatabase.migrate(owner);
        apply(DebeziumConfigurations.controlTables(withReference(owner, "control")));
        progress.step("control database " + owner.jdbcUrl());
    }

    /** Keeps the plan tables of the control database, which must be there, as their topics. */
    public void planTables() {
        SinkLogin.create(stack.postgres(), CONTROL_DATABASE);
        DatabaseAddress sink = new DatabaseAddress(
                "127.0.0.1",
                stack.postgres().port(),
                CONTROL_DATABASE,
                SinkLogin.NAME,
                stack.postgres().password());
        Map<String, String> values = AvroValues.read(stack.registry().apicurioUrl());
        SinkConfigurations.of(withReference(sink, "sink"), values).forEach(this::apply);
        progress.step("baselines, plan changes and verdicts go to the control database");
    }

    /**
     * Polls the cluster's instances, follows the DDL of those that say so, and pins plans where an actuator is named.
     *
     * @return what could not be watched and why; the rest is watched
     */
    public List<String> watch(WatchedCluster cluster, Map<String, String> pollerSettings) {
        List<String> failures = new ArrayList<>();
        attempt(failures, () -> {
            apply(PollerConfiguration.of(cluster, pollerSettings, stack));
            progress.step("polling " + cluster.instances().size() + " instance(s) of " + cluster.name());
        });
        for (WatchedInstance instance : cluster.instances()) {
            if (instance.ddl() != DdlMode.OFF) {
                attempt(failures, () -> followDdl(cluster, instance));
            }
        }
        if (cluster.actuator() != Actuator.NONE) {
            attempt(failures, () -> pin(cluster, Map.of()));
        }
        return List.copyOf(failures);
    }

    /** Pins the plans that people fix on the cluster's instances, by the roles given, through pg_hint_plan. */
    public void pin(WatchedCluster cluster, Map<String, String> pinSettings) {
        apply(PinConfiguration.of(cluster, pinSettings, stack));
        progress.step("pinning plans on " + cluster.instances().size() + " instance(s) of " + cluster.name());
    }

    private static void attempt(List<String> failures, Runnable step) {
        try {
            step.run();
        } catch (InfrastructureException | ControlPlaneException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    /** Follows the DDL of one instance: of its database, or of the whole server where that is what is watched. */
    void followDdl(WatchedCluster cluster, WatchedInstance instance) {
        InstanceUrl url = InstanceUrl.parse(cluster.engine(), instance.jdbcUrl())
                .orElseThrow(() ->
                        new IllegalArgumentException("not " + cluster.engine().urlForm() + ": " + instance.jdbcUrl()));
        if (cluster.engine().isWatchedByDatabase()) {
            followDatabase(cluster.name(), instance, url);
        } else {
            followServer(cluster.name(), instance, url);
        }
    }

    private void followDatabase(String cluster, WatchedInstance instance, InstanceUrl url) {
        Login login = instance.ddlReader();
        DatabaseAddress address =
                new DatabaseAddress(url.host(), url.port(), url.database(), login.user(), login.password());
        if (instance.ddl() == DdlMode.INSTALL) {
            DdlCapture.install(address);
        }
        apply(DebeziumConfigurations.ddl(cluster, withReference(address, ddlSecret(cluster, instance))));
        progress.step("following the DDL of " + address);
    }

    private void followServer(String cluster, WatchedInstance instance, InstanceUrl url) {
        Login login = instance.ddlReader();
        String password = stack.connect().secretReference(ddlSecret(cluster, instance), login.password());
        ServerAddress address = new ServerAddress(url.host(), url.port(), login.user(), password);
        apply(DebeziumConfigurations.mysqlDdl(
                cluster, instance.name(), address, stack.kafka().bootstrapServers()));
        progress.step("following the DDL of " + address);
    }

    private static String ddlSecret(String cluster, WatchedInstance instance) {
        return "ddl." + InstanceSettings.secretName(cluster, instance);
    }

    private void apply(ConnectorConfiguration connector) {
        Map<String, String> settings = connector.settings();
        int partitions = Integer.parseInt(settings.getOrDefault(TOPIC_CREATION + "partitions", "1"));
        Map<String, String> topicSettings = settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(TOPIC_CREATION))
                .filter(setting -> !TOPIC_SHAPE.contains(setting.getKey()))
                .collect(Collectors.toMap(
                        setting -> setting.getKey().substring(TOPIC_CREATION.length()), Map.Entry::getValue));
        try (Admin admin = stack.kafka().admin()) {
            Topics.createMissing(
                    admin,
                    connector.topics().stream()
                            .map(topic -> new NewTopic(topic, partitions, (short) 1).configs(topicSettings))
                            .toList());
        }
        connectors.apply(connector.name(), settings);
    }

    private DatabaseAddress withReference(DatabaseAddress address, String secret) {
        return new DatabaseAddress(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                stack.connect().secretReference(secret, address.password()));
    }
}

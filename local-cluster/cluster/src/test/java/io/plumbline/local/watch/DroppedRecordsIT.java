package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.local.connect.ConnectorStatus;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.TopicLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** errors.tolerance=all on a real worker, with a transformation that every relation snapshot fails in. */
@ExtendWith(SharedStack.class)
final class DroppedRecordsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "dropped";
    private static final Map<String, String> BROKEN = Map.of(
            "poll.interval.ms", "500",
            "errors.tolerance", "all",
            "errors.log.enable", "true",
            "transforms", "broken",
            "transforms.broken.type", "org.apache.kafka.connect.transforms.ExtractField$Value",
            "transforms.broken.field", "nowhere",
            "transforms.broken.predicate", "relations",
            "predicates", "relations",
            "predicates.relations.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
            "predicates.relations.pattern", "plumbline[.]relations");

    @Test
    void aRecordThatConnectGivesUpIsCountedAndThePollerGoesOn(LocalStack stack) throws Exception {
        PostgresServer server = stack.postgres();
        server.createDatabase(NAME);
        execute(server, "CREATE EXTENSION pg_stat_statements", "CREATE TABLE orders (id int)");
        Subjects registry = new Subjects(stack.registry().url());
        try (TopicLog<StatementObservation> observations =
                        TopicLog.openAtEnd(stack.kafka().bootstrapServers(), registry, ProductTopic.OBSERVATIONS);
                TopicLog<RelationSnapshot> relations =
                        TopicLog.openAtEnd(stack.kafka().bootstrapServers(), registry, ProductTopic.RELATIONS)) {
            assertThat(new Watching(stack, step -> {}).watch(cluster(server), BROKEN))
                    .isEmpty();
            long worker = stack.connect().running().orElseThrow().pid();

            // an exactly-once worker tells the task with the next transaction, so something else must be written too
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(JMException.class)
                    .until(() -> {
                        execute(server, "SELECT count(*) FROM orders WHERE id > 0");
                        return dropped(worker) > 0;
                    });
            for (int i = 0; i < 3; i++) {
                execute(server, "SELECT count(*) FROM orders WHERE id = " + i);
                int before = ours(observations);
                await().atMost(PATIENCE).pollInSameThread().until(() -> {
                    observations.poll(Duration.ofMillis(200));
                    return ours(observations) > before;
                });
            }
            assertThat(stack.connect().connectors().status("plumbline-pollers-" + NAME))
                    .hasValueSatisfying(status -> assertThat(status).matches(ConnectorStatus::isRunning, "runs"));
            relations.readToEnd();
            assertThat(relations.entries())
                    .noneMatch(entry -> entry.value().getCluster().equals(NAME));
        } finally {
            stack.connect().connectors().delete("plumbline-pollers-" + NAME);
        }
    }

    /** The counter as the worker's JMX shows it. */
    @SuppressWarnings("BanJNDI") // the address is what the worker itself says
    private static long dropped(long worker) throws IOException, JMException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(worker));
        try (JMXConnector connector =
                JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            ObjectName bean = new ObjectName(
                    "io.plumbline.pollers:type=poller,cluster=\"" + NAME + "\",instance=\"" + NAME + "-1\"");
            return ((Number) connector.getMBeanServerConnection().getAttribute(bean, "Dropped")).longValue();
        } finally {
            machine.detach();
        }
    }

    private static int ours(TopicLog<StatementObservation> log) {
        return (int) log.entries().stream()
                .filter(entry -> entry.value().getCluster().equals(NAME))
                .count();
    }

    private static WatchedCluster cluster(PostgresServer server) {
        return new WatchedCluster(
                NAME,
                List.of(new WatchedInstance(
                        NAME + "-1", server.jdbcUrl(NAME), server.username(), server.password(), DdlMode.OFF)));
    }

    private static void execute(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(NAME);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}

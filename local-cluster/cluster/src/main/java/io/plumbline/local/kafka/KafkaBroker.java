package io.plumbline.local.kafka;

import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import io.plumbline.local.runtime.OneShot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** One Kafka broker that is its own KRaft controller. Topics are never created by accident. */
public final class KafkaBroker extends ProcessPart {
    private static final Jvm BOUNDS = new Jvm(320, 128);
    private static final String CLUSTER_ID = "UGx1bWJsaW5lTG9jYWwwMQ";
    private static final String CONFIGURATION = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            num.io.threads=4
            log.cleaner.dedupe.buffer.size=16777216
            """;

    private final Installation installation;
    private final int port;
    private final int controllerPort;

    public KafkaBroker(Installation installation, WorkFolder folder, int port, int controllerPort) {
        super("kafka", folder);
        this.installation = installation;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "10000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "20000"));
    }

    @Override
    protected ProcessSpec spec() {
        Path data = folder().data(name());
        Path configuration =
                folder().writeConfiguration("kafka.properties", CONFIGURATION.formatted(port, controllerPort, data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            List<String> format = program("kafka.tools.StorageTool")
                    .command("format", "--cluster-id", CLUSTER_ID, "--config", configuration.toString());
            OneShot.run("format the Kafka log folder " + data, format, Map.of());
        }
        return new ProcessSpec(
                name(),
                program("kafka.Kafka").command(configuration.toString()),
                Map.of(),
                folder().root(),
                StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        return () -> {
            try (Admin admin = admin()) {
                admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
                return Optional.empty();
            } catch (ExecutionException | TimeoutException e) {
                return Optional.of("no answer on " + bootstrapServers());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        };
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(3);
    }

    private JavaProgram program(String mainClass) {
        return JavaProgram.of(installation, "kafka", mainClass, BOUNDS.options(Logging.option(folder())));
    }
}

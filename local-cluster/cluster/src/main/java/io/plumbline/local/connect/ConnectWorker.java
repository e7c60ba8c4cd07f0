package io.plumbline.local.connect;

import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Kafka Connect worker in distributed mode, with Debezium, the Avro converter and our own plugins. */
public final class ConnectWorker extends ProcessPart {
    private static final Jvm BOUNDS = new Jvm(384, 192);
    private static final String CONFIGURATION = """
            bootstrap.servers=%1$s
            group.id=plumbline-connect
            listeners=HTTP://127.0.0.1:%2$d
            rest.advertised.host.name=127.0.0.1
            plugin.path=%3$s
            plugin.discovery=hybrid_warn
            key.converter=org.apache.kafka.connect.storage.StringConverter
            value.converter=org.apache.kafka.connect.json.JsonConverter
            value.converter.schemas.enable=false
            config.storage.topic=plumbline.connect.configs
            config.storage.replication.factor=1
            offset.storage.topic=plumbline.connect.offsets
            offset.storage.replication.factor=1
            offset.storage.partitions=4
            status.storage.topic=plumbline.connect.status
            status.storage.replication.factor=1
            status.storage.partitions=2
            offset.flush.interval.ms=2000
            exactly.once.source.support=enabled
            scheduled.rebalance.max.delay.ms=2000
            # one worker: a short session means that a worker killed and started again is not waited for
            session.timeout.ms=10000
            heartbeat.interval.ms=3000
            config.providers=file,dir,env
            config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
            config.providers.file.param.allowed.paths=%4$s
            config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
            config.providers.dir.param.allowed.paths=%4$s
            config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
            connector.client.config.override.policy=All
            """;

    private final Installation installation;
    private final String bootstrapServers;
    private final int port;

    public ConnectWorker(Installation installation, WorkFolder folder, String bootstrapServers, int port) {
        super("connect", folder);
        this.installation = installation;
        this.bootstrapServers = bootstrapServers;
        this.port = port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Connectors connectors() {
        return new Connectors(new JsonHttp(url()));
    }

    /** Keeps a secret in a file that only the owner can read, and returns what a connector's configuration says instead. */
    public String secretReference(String name, String secret) {
        folder().writeSecret(name, secret);
        return "${dir:" + folder().secrets() + ":" + name + "}";
    }

    @Override
    protected ProcessSpec spec() {
        Path configuration = folder().writeConfiguration(
                        "connect.properties",
                        CONFIGURATION.formatted(bootstrapServers, port, pluginPath(), folder().secrets()));
        JavaProgram program = JavaProgram.of(
                installation,
                "connect",
                "org.apache.kafka.connect.cli.ConnectDistributed",
                BOUNDS.options(Logging.option(folder())));
        return new ProcessSpec(
                name(), program.command(configuration.toString()), Map.of(), folder().root(), StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        return new JsonHttp(url()).health("/connectors");
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(3);
    }

    private String pluginPath() {
        Stream<Path> runtimes = Stream.of("connect", "avro-converter")
                .map(runtime -> installation.product("local-cluster/runtimes/" + runtime + "/target/plugins"));
        Stream<Path> ours = PluginArchive.ALL.stream()
                .flatMap(module -> PluginArchive.unpacked(module, installation, folder()).stream());
        return Stream.concat(runtimes, ours).map(Path::toString).collect(Collectors.joining(","));
    }
}

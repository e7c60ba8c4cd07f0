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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A worker of its own, without connectors. */
final class StandaloneWorker extends ProcessPart {

    private final int port;
    private final Map<String, String> settings;

    StandaloneWorker(WorkFolder folder, int port, Map<String, String> settings) {
        super("standalone", folder);
        this.port = port;
        this.settings = new TreeMap<>(settings);
        this.settings.put("listeners", "HTTP://127.0.0.1:" + port);
        this.settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        this.settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        this.settings.put(
                "offset.storage.file.filename", folder.root().resolve("offsets").toString());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    protected ProcessSpec spec() {
        Path configuration = folder().writeConfiguration(
                        "standalone.properties",
                        settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining("\n")));
        JavaProgram program = JavaProgram.of(
                Installation.current(),
                "connect",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                new Jvm(192, 128).options(Logging.option(folder())));
        return new ProcessSpec(
                name(), program.command(configuration.toString()), Map.of(), folder().root(), StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        return new JsonHttp(url()).health("/connectors");
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(2);
    }
}

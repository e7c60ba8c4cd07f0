package io.plumbline.local.registry;

import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Apicurio Registry with the Confluent API. Its in-memory variant keeps everything in an H2 database, so giving it the
 * address of a database file makes it keep subjects, ids and compatibility over a restart and over SIGKILL.
 */
public final class SchemaRegistry extends ProcessPart {
    private static final Jvm BOUNDS = new Jvm(128, 160);
    private static final String CONFLUENT_API = "/apis/ccompat/v7";
    private static final String RUNNER =
            "local-cluster/runtimes/registry/target/registry/apicurio-registry-app-2.6.13.Final-runner.jar";

    private final Installation installation;
    private final int port;

    public SchemaRegistry(Installation installation, WorkFolder folder, int port) {
        super("registry", folder);
        this.installation = installation;
        this.port = port;
    }

    /** The address of the Confluent API, for clients of Confluent's registry. */
    public String url() {
        return "http://127.0.0.1:" + port + CONFLUENT_API;
    }

    /** The address of Apicurio's own API, for its converter. */
    public String apicurioUrl() {
        return "http://127.0.0.1:" + port + "/apis/registry/v2";
    }

    @Override
    protected ProcessSpec spec() {
        Path runner = installation.product(RUNNER);
        List<String> command = new ArrayList<>(List.of(JavaProgram.javaExecutable()));
        command.addAll(BOUNDS.options(
                "-Dquarkus.datasource.jdbc.min-size=1",
                "-Dquarkus.datasource.jdbc.initial-size=1",
                "-Dquarkus.datasource.jdbc.max-size=8"));
        command.addAll(List.of("-jar", runner.toString()));
        // WRITE_DELAY=0: a schema that was acknowledged is on disk; without DB_CLOSE_ON_EXIT=FALSE H2 closes the
        // database under the server's own orderly end
        String database =
                "jdbc:h2:file:" + folder().data(name()).resolve("registry") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Map<String, String> environment =
                Map.of("HTTP_PORT", "" + port, "QUARKUS_HTTP_HOST", "127.0.0.1", "REGISTRY_DATASOURCE_URL", database);
        return new ProcessSpec(name(), command, environment, folder().root(), StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        return new JsonHttp(url()).health("/subjects");
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(3);
    }
}

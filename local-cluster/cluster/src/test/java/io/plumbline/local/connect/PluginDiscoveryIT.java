package io.plumbline.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import io.plumbline.local.runtime.OneShot;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka's own tools and a worker find every plugin in the archives as their users unpack them. */
@ExtendWith(SharedStack.class)
final class PluginDiscoveryIT {

    private static final String CONNECTOR = "io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector";
    private static final String MYSQL_CONNECTOR = "io.plumbline.pollers.mysql.MySqlStatisticsSourceConnector";
    private static final String PIN_CONNECTOR = "io.plumbline.sync.PlanPinSinkConnector";
    private static final String TRANSFORMATION = "io.plumbline.pollers.rows.RecordToRow";

    @TempDir
    private Path folder;

    @Test
    void everyPluginIsLoadableAndHasAManifestByTheToolThatComesWithKafka() {
        WorkFolder work = new WorkFolder(folder);
        List<String> command = JavaProgram.of(
                        Installation.current(),
                        "kafka-tools",
                        "org.apache.kafka.tools.ConnectPluginPath",
                        new Jvm(128, 96).options(Logging.option(work)))
                .command("list", "--plugin-path", pluginPath(work));
        List<String> lines = OneShot.run("list the plugins of " + folder, command, Map.of())
                .lines()
                .toList();
        List<String> columns = cells(lines.stream()
                .filter(line -> line.startsWith("pluginName"))
                .findFirst()
                .orElseThrow());
        List<List<String>> plugins = lines.stream()
                .filter(line -> line.startsWith("io.plumbline."))
                .map(PluginDiscoveryIT::cells)
                .toList();
        assertThat(plugins)
                .extracting(
                        plugin -> plugin.get(columns.indexOf("pluginName")),
                        plugin -> plugin.get(columns.indexOf("pluginType")))
                .containsExactlyInAnyOrder(
                        tuple(CONNECTOR, "source"),
                        tuple(MYSQL_CONNECTOR, "source"),
                        tuple(PIN_CONNECTOR, "sink"),
                        tuple(TRANSFORMATION, "transformation"));
        assertThat(plugins).allSatisfy(plugin -> {
            assertThat(plugin.get(columns.indexOf("isLoadable"))).isEqualTo("true");
            assertThat(plugin.get(columns.indexOf("hasManifest"))).isEqualTo("true");
            assertThat(plugin.get(columns.indexOf("pluginVersion"))).isNotEqualTo("undefined");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_load", "hybrid_fail"})
    void aWorkerThatDiscoversPluginsByTheirManifestsHasTheConnectors(String discovery, LocalStack stack) {
        WorkFolder work = new WorkFolder(folder);
        StandaloneWorker worker = new StandaloneWorker(
                work,
                Ports.free(),
                Map.of(
                        "bootstrap.servers",
                        stack.kafka().bootstrapServers(),
                        "plugin.path",
                        pluginPath(work),
                        "plugin.discovery",
                        discovery));
        try {
            worker.start();
            assertThat(StreamSupport.stream(
                            new JsonHttp(worker.url())
                                    .get("/connector-plugins")
                                    .orThrow("list the plugins")
                                    .spliterator(),
                            false))
                    .extracting(plugin -> plugin.path("class").asText())
                    .contains(CONNECTOR, MYSQL_CONNECTOR, PIN_CONNECTOR);
        } finally {
            worker.stop();
        }
    }

    private static String pluginPath(WorkFolder work) {
        return PluginArchive.ALL.stream()
                .map(module -> PluginArchive.unpacked(module, Installation.current(), work)
                        .orElseThrow()
                        .toString())
                .collect(Collectors.joining(","));
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\t", -1));
    }
}

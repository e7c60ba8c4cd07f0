package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connect.BuildVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into the plugin archives as they are handed out. */
final class PluginArchiveIT {

    private static final String ARCHIVES = System.getProperty("plumbline.archives", "");
    private static final String MARKETPLACE = System.getProperty("plumbline.marketplace", "");
    private static final String JAR = "plumbline-index-sync-" + BuildVersion.current() + ".jar";

    @TempDir
    private Path folder;

    @Test
    void bothArchivesAreMade() {
        assertThat(Path.of(ARCHIVES + ".zip")).isRegularFile();
        assertThat(Path.of(ARCHIVES + ".tar.gz")).isRegularFile();
    }

    @Test
    void thereIsOneFolderWithTheJarAndTheLicences() throws IOException {
        String one = "plumbline-index-sync/";
        assertThat(files(ARCHIVES + ".zip")).containsExactlyInAnyOrder(one + JAR, one + "LICENSE", one + "NOTICE");
    }

    @Test
    void theArchiveOfTheMarketplaceHasEverythingInTheFolderOfItsKind() throws IOException {
        String one = "plumbline-index-sync-" + BuildVersion.current() + "/";
        assertThat(files(MARKETPLACE))
                .containsExactlyInAnyOrder(
                        one + "manifest.json",
                        one + "lib/" + JAR,
                        one + "doc/LICENSE",
                        one + "doc/NOTICE",
                        one + "doc/pin-metrics.md",
                        one + "doc/plan-hints.md",
                        one + "doc/plan-pins.md",
                        one + "etc/plumbline-index-sync.json",
                        one + "assets/plumbline.svg");
        try (ZipFile zip = new ZipFile(MARKETPLACE)) {
            assertThat(zip.getInputStream(zip.getEntry(one + "manifest.json")))
                    .asString(StandardCharsets.UTF_8)
                    .contains("\"name\": \"index-sync\"", "\"version\": \"" + BuildVersion.current() + "\"", "\"sink\"")
                    .doesNotContain("${");
            assertThat(zip.getInputStream(zip.getEntry(one + "etc/plumbline-index-sync.json")))
                    .asString(StandardCharsets.UTF_8)
                    .contains('"' + PlanPinSinkConnector.class.getName() + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/kafka/",
                "org/slf4j/",
                "com/fasterxml/",
                "META-INF/versions/17/com/fasterxml/",
                "META-INF/versions/21/com/fasterxml/",
                "org/apache/avro/",
                "org/apache/commons/"
            })
    void nothingIsInsideThatAWorkerBrings(String prefix) throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith(prefix));
        }
    }

    @Test
    void theConnectorLoadsWithNothingButTheWorkersApi() throws IOException, ClassNotFoundException {
        URL[] jar = {jar().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, new WorkerApi())) {
            SinkConnector connector =
                    ServiceLoader.load(SinkConnector.class, loader).findFirst().orElseThrow();
            assertThat(connector.getClass().getClassLoader()).isSameAs(loader);
            assertThat(connector.version()).isEqualTo(BuildVersion.current());
            assertThat(connector.config().names()).contains("cluster", "instances");
            Class<?> writer = Class.forName("io.plumbline.sync.PinResultWriter", true, loader);
            assertThat(writer.getClassLoader()).as("made of the wire's schema").isSameAs(loader);
        }
    }

    private static List<String> files(String archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive)) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private Path jar() throws IOException {
        Path copy = folder.resolve("plugin.jar");
        try (ZipFile zip = new ZipFile(ARCHIVES + ".zip")) {
            ZipEntry jar = zip.getEntry("plumbline-index-sync/" + JAR);
            Files.copy(zip.getInputStream(jar), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    /** Shows the classes of Java, Kafka and slf4j only, as Connect's isolation does. */
    private static final class WorkerApi extends ClassLoader {

        WorkerApi() {
            super("worker", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.apache.kafka.") || name.startsWith("org.slf4j.")) {
                return PluginArchiveIT.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}

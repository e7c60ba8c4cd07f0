package io.plumbline.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connect.BuildVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into the plugin archives as they are handed out. */
final class PluginArchiveIT {

    private static final String ARCHIVES = System.getProperty("plumbline.archives", "");

    @TempDir
    private Path folder;

    @Test
    void bothArchivesAreMade() {
        assertThat(Path.of(ARCHIVES + ".zip")).isRegularFile();
        assertThat(Path.of(ARCHIVES + ".tar.gz")).isRegularFile();
    }

    @Test
    void thereIsOneFolderWithTheJarTheDriverBesideItAndTheirLicences() throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVES + ".zip")) {
            List<String> names = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(names).allMatch(name -> name.startsWith("plumbline-statistics-pollers/"));
            assertThat(names)
                    .contains("plumbline-statistics-pollers/LICENSE", "plumbline-statistics-pollers/NOTICE")
                    .filteredOn(name -> name.endsWith(".jar"))
                    .hasSize(2)
                    .anyMatch(name -> name.startsWith("plumbline-statistics-pollers/mariadb-java-client-"));
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
    void theConnectorsLoadWithNothingButTheWorkersApi() throws IOException {
        URL[] jar = {jar().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, new WorkerApi())) {
            List<SourceConnector> found = ServiceLoader.load(SourceConnector.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            assertThat(found).hasSize(2);
            for (SourceConnector connector : found) {
                assertThat(connector.getClass().getClassLoader()).isSameAs(loader);
                assertThat(connector.version()).isEqualTo(BuildVersion.current());
                assertThat(connector.config().names()).contains("cluster", "instances");
            }
            Class<?> records = Class.forName("io.plumbline.pollers.records.Records", true, loader);
            assertThat(records.getClassLoader()).isSameAs(loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("the archive lacks a class", e);
        }
    }

    @Test
    void theTransformationLoadsWithNothingButTheWorkersApi() throws IOException {
        URL[] jar = {jar().toUri().toURL()};
        Schema schema = SchemaBuilder.struct()
                .field("names", SchemaBuilder.array(Schema.STRING_SCHEMA))
                .build();
        Struct value = new Struct(schema).put("names", List.of("a"));
        try (URLClassLoader loader = new URLClassLoader(jar, new WorkerApi())) {
            @SuppressWarnings("unchecked") // a service has no type parameters
            Transformation<SinkRecord> found =
                    ServiceLoader.load(Transformation.class, loader).findFirst().orElseThrow();
            assertThat(found.getClass().getClassLoader()).isSameAs(loader);
            SinkRecord record = found.apply(new SinkRecord("t", 0, null, null, schema, value, 0));
            assertThat(((Struct) record.value()).getString("names")).isEqualTo("[\"a\"]");
        }
    }

    private Path jar() throws IOException {
        Path copy = folder.resolve("plugin.jar");
        try (ZipFile zip = new ZipFile(ARCHIVES + ".zip");
                Stream<? extends ZipEntry> entries = zip.stream()) {
            ZipEntry jar = entries.filter(entry ->
                            entry.getName().endsWith(".jar") && !entry.getName().contains("mariadb"))
                    .findFirst()
                    .orElseThrow();
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

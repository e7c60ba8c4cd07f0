package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Over the fat jar that {@code flink run} gets. */
final class PackagingIT {

    private static final Path JAR = Path.of(System.getProperty("plumbline.fat-jar", ""));

    @Test
    void flinkAndLoggingAreLeftToTheCluster() throws IOException {
        assertThat(entries())
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }

    @Test
    void noSignatureOfAnotherJarIsLeft() throws IOException {
        assertThat(entries()).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    }

    @Test
    void licenceNoticeAndMainClassAreThere() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(RegressionJob.class.getName());
        }
        assertThat(entries()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void everyClassIsThereOnce() throws IOException {
        assertThat(entries().stream().filter(name -> name.endsWith(".class"))).doesNotHaveDuplicates();
    }

    @Test
    void librariesThatAreNotRelocatedByTheirOwnerAreByUs() throws IOException {
        assertThat(entries()).noneMatch(name -> name.startsWith("com/google/"));
    }

    @Test
    void theRegistryClientWorksFromTheJarAlone() throws IOException, ReflectiveOperationException {
        URL logging = Logger.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {JAR.toUri().toURL(), logging}, ClassLoader.getPlatformClassLoader())) {
            String client = "org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.";
            Object registry = loader.loadClass(client + "CachedSchemaRegistryClient")
                    .getConstructor(String.class, int.class)
                    .newInstance("http://127.0.0.1:1", 10);

            assertThatThrownBy(() -> registry.getClass()
                            .getMethod("getSchemaById", int.class)
                            .invoke(registry, 1))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<JarEntry> entries = jar.stream()) {
            return entries.map(JarEntry::getName).toList();
        }
    }
}

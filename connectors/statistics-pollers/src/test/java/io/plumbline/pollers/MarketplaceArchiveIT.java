package io.plumbline.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connect.BuildVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The archive that Confluent's tools install: manifest, lib, doc, etc and assets in one folder. */
final class MarketplaceArchiveIT {

    private static final String ARCHIVE = System.getProperty("plumbline.marketplace", "");
    private static final String FOLDER = "plumbline-statistics-pollers-" + BuildVersion.current() + "/";

    @Test
    void everythingIsInTheFolderOfItsKind() throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVE)) {
            List<String> names = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(names)
                    .filteredOn(name -> !name.startsWith(FOLDER + "lib/mariadb-java-client-"))
                    .hasSize(names.size() - 1)
                    .containsExactlyInAnyOrder(
                            FOLDER + "manifest.json",
                            FOLDER + "lib/plumbline-statistics-pollers-" + BuildVersion.current() + ".jar",
                            FOLDER + "doc/LICENSE",
                            FOLDER + "doc/NOTICE",
                            FOLDER + "doc/grants.md",
                            FOLDER + "doc/no-plan-reasons.md",
                            FOLDER + "doc/mysql-poller-options.md",
                            FOLDER + "doc/poller-metrics.md",
                            FOLDER + "doc/poller-options.md",
                            FOLDER + "etc/plumbline-statistics-pollers.json",
                            FOLDER + "assets/plumbline.svg");
        }
    }

    @Test
    void theManifestSaysWhoWhatAndWhichVersionAndTheExampleIsOfTheConnector() throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVE)) {
            assertThat(read(zip, "manifest.json"))
                    .contains("\"name\": \"statistics-pollers\"")
                    .contains("\"username\": \"plumbline\"")
                    .contains("\"version\": \"" + BuildVersion.current() + "\"")
                    .contains("\"logo\": \"assets/plumbline.svg\"")
                    .doesNotContain("${");
            assertThat(read(zip, "etc/plumbline-statistics-pollers.json"))
                    .contains("\"io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector\"");
        }
    }

    @Test
    void nothingIsInsideThatAWorkerBrings() throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(ARCHIVE);
                ZipInputStream jar = new ZipInputStream(
                        entry(zip, "lib/plumbline-statistics-pollers-" + BuildVersion.current() + ".jar"))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                classes.add(entry.getName());
            }
        }
        assertThat(classes)
                .contains("io/plumbline/pollers/postgres/PostgresStatisticsSourceConnector.class")
                .noneMatch(name -> name.startsWith("org/apache/kafka/")
                        || name.startsWith("org/slf4j/")
                        || name.startsWith("com/fasterxml/"));
    }

    private static String read(ZipFile zip, String name) throws IOException {
        try (InputStream content = entry(zip, name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(FOLDER + name));
    }
}

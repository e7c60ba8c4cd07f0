package io.plumbline.local.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.demo.DemoFolder;
import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.StackPorts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's short form: eight events, each of which must end as expected. */
final class LabIT {

    private static final String EVENTS = "index-dropped-lookup,index-invalid,load-not-analysed,"
            + "statistics-deleted-lookup,index-renamed,analyze-fifty-times,counters-reset,poller-restarted";

    @Test
    void harmfulEventsAreToldWithLevelAndCauseAndBenignOnesAreNot(@TempDir Path root) throws Exception {
        Path recorded = root.resolve("recorded");
        try (DemoFolder folder = DemoFolder.fresh(new WorkFolder(root.resolve("work")))) {
            LabOptions options = new LabOptions(
                    folder.folder(),
                    StackPorts.free(),
                    Duration.ofSeconds(1),
                    0.01,
                    8,
                    new Catalogue().select(EVENTS),
                    Optional.of(recorded));
            LabText text = new LabText(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            LabReport report = new Lab(options, text).run(Installation.current());
            text.summary(report);

            assertThat(report.alarmsWhileLearning()).isEmpty();
            assertThat(report.results()).hasSize(8).allSatisfy(result -> {
                assertThat(result.isRight())
                        .as("%s: expected %s, got %s", result.event().id(), result.expected(), result.verdicts())
                        .isTrue();
                assertThat(result.unsettled()).as(result.event().id()).isEmpty();
            });
            assertThat(report.scores().get(0)).isEqualTo(new Score("Plumbline, right level and cause", 4, 4, 0));
            assertThatItIsWrittenDown(recorded, LabJson.of(report));
        }
    }

    private static int recordsIn(Path file) throws Exception {
        int count = 0;
        try (DataFileReader<Object> in = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            for (; in.hasNext(); in.next()) {
                count++;
            }
        }
        return count;
    }

    private static void assertThatItIsWrittenDown(Path recorded, String json) throws Exception {
        List<String> labels = Files.readAllLines(recorded.resolve("events.csv"));
        assertThat(labels).hasSize(9);
        assertThat(labels.get(1)).startsWith("index-dropped-lookup,true,false,");
        assertThat(labels.get(1)).endsWith(",index-dropped-lookup.by-customer BLOCK DDL");
        List<String> series = Files.readAllLines(recorded.resolve("series.csv"));
        assertThat(series).anyMatch(line -> line.startsWith("index-dropped-lookup.by-customer,"));
        assertThat(Files.readAllLines(recorded.resolve("ddl.jsonl"))).anyMatch(line -> line.contains("\"DROP INDEX\""));
        assertThat(Files.readAllLines(recorded.resolve("statements.csv")))
                .anyMatch(line -> line.startsWith("tpch.q01,"));
        assertThat(Files.readAllLines(recorded.resolve("job.properties")))
                .contains("plumbline.verdicts.ddl-slack=2000 ms");
        // and those of the moment in which it was written
        assertThat(recordsIn(recorded.resolve("observations.avro"))).isGreaterThanOrEqualTo(series.size() - 1);
        assertThat(recordsIn(recorded.resolve("relations.avro"))).isPositive();
        assertThat(recordsIn(recorded.resolve("verdicts.avro"))).isGreaterThanOrEqualTo(4);
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.path("as_expected").asBoolean()).isTrue();
        assertThat(root.path("events")).hasSize(8);
        assertThat(root.path("scores")).hasSize(5);
    }
}

package io.plumbline.benchmarks.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.model.causes.DdlEvent;
import io.plumbline.records.TrustedRecords;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A folder that {@code ./plumbline lab --record DIR} wrote. */
final class LabRecording {

    private static final int SHORT_HASH = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        TrustedRecords.trust();
    }

    private final Path folder;
    private final Map<String, String> names = new HashMap<>();

    LabRecording(Path folder) throws IOException {
        this.folder = folder;
        lines("statements.csv").forEach(line -> names.put(line.split(",", -1)[1], line.split(",", -1)[0]));
    }

    List<RecordedEvent> events() throws IOException {
        return lines("events.csv").stream().map(RecordedEvent::parse).toList();
    }

    /** The job's options that were not its defaults. */
    Map<String, String> jobOptions() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("job.properties"))) {
            properties.load(in);
        }
        Map<String, String> options = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> options.put(name, properties.getProperty(name)));
        return options;
    }

    /** The statement's name in the lab; one that is not the lab's is named by its hash. */
    String nameOf(String sqlHash) {
        return names.getOrDefault(sqlHash, "other." + sqlHash.substring(0, SHORT_HASH));
    }

    /** What the engine said when this was recorded. */
    List<Told> told() throws IOException {
        List<Told> told = new ArrayList<>();
        try (DataFileReader<Verdict> in = open("verdicts.avro")) {
            for (Verdict verdict : in) {
                told.add(new Told(
                        nameOf(verdict.getSqlHash()),
                        verdict.getLevel().name(),
                        verdict.getCause().name(),
                        verdict.getObservedAt(),
                        verdict.getSummary()));
            }
        }
        return told;
    }

    /** Every observation in order, with the DDL that was published since the one before. */
    void observations(BiConsumer<StatementObservation, List<DdlEvent>> reader) throws IOException {
        List<RecordedDdl> ddl = ddl();
        int next = 0;
        try (DataFileReader<StatementObservation> in = open("observations.avro")) {
            for (long read = 0; in.hasNext(); read++) {
                List<DdlEvent> since = new ArrayList<>();
                while (next < ddl.size() && ddl.get(next).observationsBefore() <= read) {
                    since.add(ddl.get(next++).event());
                }
                reader.accept(in.next(), since);
            }
        }
    }

    private record RecordedDdl(long observationsBefore, DdlEvent event) {}

    private List<RecordedDdl> ddl() throws IOException {
        List<RecordedDdl> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("ddl.jsonl"))) {
            JsonNode node = JSON.readTree(line);
            events.add(new RecordedDdl(
                    node.path("observations_before").longValue(),
                    new DdlEvent(
                            node.path("cluster").asText(),
                            node.path("database").asText(),
                            node.path("command_tag").asText(),
                            node.path("object_type").asText(),
                            textOrNull(node, "schema"),
                            node.path("identity").asText(),
                            textOrNull(node, "relation"),
                            Instant.parse(node.path("executed_at").asText()))));
        }
        return events;
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private <T extends SpecificRecord> DataFileReader<T> open(String file) throws IOException {
        return new DataFileReader<>(folder.resolve(file).toFile(), new SpecificDatumReader<>());
    }

    private List<String> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size());
    }
}

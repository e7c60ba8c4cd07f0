package io.plumbline.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanPinAlert;
import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.avro.v1.PlanPinResult;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas to their history: {@code history/Record.vN.avsc}, whole and self-contained, N from 1. Record a new
 * version with {@code -Dgolden.update=true}.
 */
final class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("history");

    static Stream<Schema> published() {
        return Stream.of(
                StatementObservation.getClassSchema(),
                RelationSnapshot.getClassSchema(),
                Verdict.getClassSchema(),
                Explanation.getClassSchema(),
                PlanBaseline.getClassSchema(),
                PlanChange.getClassSchema(),
                DecisionResult.getClassSchema(),
                IndexSyncCommand.getClassSchema(),
                PlanPinCommand.getClassSchema(),
                PlanPinResult.getClassSchema(),
                PlanPinAlert.getClassSchema(),
                Rejection.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("published")
    void theNewestRecordedVersionIsTheSchemaInUse(Schema schema) throws IOException {
        List<Schema> versions = versionsOf(schema);
        if (Boolean.getBoolean("golden.update")
                && (versions.isEmpty() || !versions.get(versions.size() - 1).equals(schema))) {
            Files.createDirectories(HISTORY);
            Files.writeString(file(schema, versions.size() + 1), SchemaFormatter.format("json/pretty", schema) + "\n");
            versions = versionsOf(schema);
        }
        assertThat(versions)
                .as("history of %s: record the new version with -Dgolden.update=true", schema.getName())
                .isNotEmpty()
                .last()
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyVersionReadsWhatEveryOtherWrote(Schema schema) throws IOException {
        List<Schema> versions = versionsOf(schema);
        for (Schema reader : versions) {
            for (Schema writer : versions) {
                assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                .getType())
                        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            }
        }
    }

    @Test
    void theHistoryHoldsNothingElse() throws IOException {
        List<Path> expected = new ArrayList<>();
        for (Schema schema : published().toList()) {
            for (int version = 1; version <= versionsOf(schema).size(); version++) {
                expected.add(file(schema, version));
            }
        }
        try (Stream<Path> files = Files.list(HISTORY)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<Schema> versionsOf(Schema schema) throws IOException {
        List<Schema> versions = new ArrayList<>();
        Path next = file(schema, 1);
        while (Files.exists(next)) {
            versions.add(new Schema.Parser().parse(Files.readString(next)));
            next = file(schema, versions.size() + 1);
        }
        return versions;
    }

    private static Path file(Schema schema, int version) {
        return HISTORY.resolve(schema.getName() + ".v" + version + ".avsc");
    }
}

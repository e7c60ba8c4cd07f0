package io.plumbline.local.flinksql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.kafka.ProductTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts in docs/flink-sql say what the schemas say. */
final class FlinkSqlScriptsTest {

    private static final Path SCRIPTS = Path.of("../../docs/flink-sql");

    @ParameterizedTest
    @EnumSource
    void theScriptOfATopicIsWhatItsSchemaSays(ProductTopic topic) throws IOException {
        SqlTable table = new SqlTable(topic);
        Path file = SCRIPTS.resolve(table.scriptName());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, table.script());
        }
        assertThat(file)
                .as("-Dgolden.update=true on this test writes it anew")
                .exists()
                .hasContent(table.script());
    }

    @Test
    void thereIsNoScriptWithoutATopic() {
        List<String> expected = Arrays.stream(ProductTopic.values())
                .map(topic -> new SqlTable(topic).scriptName())
                .toList();
        assertThat(scripts()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> scripts() {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + SCRIPTS, e);
        }
    }
}

package io.plumbline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** Holds the table of options in docs/operations/plan-pins.md to the connector's. */
final class PinOptionsPageTest {

    private static final Path PAGE = Path.of("../../docs/operations/plan-pins.md");

    @Test
    void thePageNamesEveryOptionWithItsDefault() throws IOException {
        List<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(PinOptions.shared().configKeys().values())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(rows)
                        .anyMatch(row -> row.contains("`" + option.name + "`") && saysDefault(row, option)));
    }

    private static boolean saysDefault(String row, ConfigKey option) {
        return !option.hasDefault() || row.contains(String.valueOf(option.defaultValue));
    }
}

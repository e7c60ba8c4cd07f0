package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** Holds docs/reference/poller-options.md to the connector's options; re-create it with {@code -Dgolden.update=true}. */
final class PollerOptionReferenceTest {

    private static final Path PAGE = Path.of("../../docs/reference/poller-options.md");

    private static final String HEAD = """
            # Options of the PostgreSQL statistics poller

            `connector.class` is `io.plumbline.pollers.postgres.PostgresStatisticsSourceConnector`. A change restarts the
            connector's tasks and needs nothing else. This page is made from the code.
            """;

    @Test
    void thePageSaysWhatTheConnectorTakes() throws IOException {
        String page = render(InstanceOptions.definition(Map.of(PollerOptions.INSTANCES, "NAME")));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String render(ConfigDef options) {
        StringBuilder page = new StringBuilder(HEAD);
        for (String group : options.groups()) {
            page.append("\n## ").append(group).append("\n\n| option | type | default | allowed | meaning |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            options.configKeys().values().stream()
                    .filter(key -> Objects.equals(key.group, group))
                    .forEach(key -> page.append(row(key)));
        }
        return page.toString();
    }

    private static String row(ConfigKey key) {
        String allowed = key.validator == null ? "" : key.validator.toString();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        key.name,
                        key.type.name().toLowerCase(java.util.Locale.ROOT),
                        defaultOf(key),
                        allowed.replace("|", "\\|"),
                        key.documentation.replace("|", "\\|"));
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        if (key.type == ConfigDef.Type.PASSWORD || List.of().equals(key.defaultValue)) {
            return "empty";
        }
        return "`" + key.defaultValue + "`";
    }
}

package io.plumbline.pollers.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** A page of the reference that is made from a connector's options; re-create it with {@code -Dgolden.update=true}. */
public final class OptionPage {

    private OptionPage() {}

    /** Holds the page to the options. */
    public static void hold(Path page, String head, ConfigDef options) throws IOException {
        String rendered = render(head, options);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, rendered);
        }
        assertThat(Files.readString(page)).isEqualTo(rendered);
    }

    private static String render(String head, ConfigDef options) {
        StringBuilder page = new StringBuilder(head);
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
                        key.type.name().toLowerCase(Locale.ROOT),
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

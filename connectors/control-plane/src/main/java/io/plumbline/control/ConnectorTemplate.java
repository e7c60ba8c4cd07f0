package io.plumbline.control;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connector's settings as a JSON object of strings with {@code {{placeholders}}} in the values. */
final class ConnectorTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    private static final TypeReference<TreeMap<String, String>> SETTINGS = new TypeReference<>() {};

    private final SortedMap<String, String> settings;

    private ConnectorTemplate(SortedMap<String, String> settings) {
        this.settings = settings;
    }

    static ConnectorTemplate load(String resource) {
        try (InputStream in = Objects.requireNonNull(
                ConnectorTemplate.class.getResourceAsStream(resource), "resource " + resource + " is missing")) {
            return new ConnectorTemplate(new JsonMapper().readValue(in, SETTINGS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + resource + " is unreadable", unreadable);
        }
    }

    /** Fills the values only after the JSON was read, so that no value can add a setting. */
    SortedMap<String, String> fill(Map<String, String> values) {
        SortedMap<String, String> filled = new TreeMap<>();
        settings.forEach((key, template) -> filled.put(key, fill(template, values)));
        return filled;
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for placeholder {{" + match.group(1) + "}}");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

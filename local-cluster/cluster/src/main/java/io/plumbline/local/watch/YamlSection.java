package io.plumbline.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One mapping of the file with its path, reading options and noting what is wrong instead of stopping. */
final class YamlSection {
    private final String path;
    private final JsonNode node;
    private final List<String> problems;

    YamlSection(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            problems.add((path.isEmpty() ? "the file" : path) + ": must be a mapping of options, was " + node);
        }
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(String key, String what) {
        problems.add(path(key) + ": " + what);
    }

    /** Every key must be one of these. */
    void allowOnly(String... keys) {
        List<String> allowed = List.of(keys);
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                problem(key, "unknown option; known are " + String.join(", ", allowed));
            }
        });
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The text; absent and noted when it is missing or no text. */
    Optional<String> requiredText(String key, String allowed) {
        if (!has(key)) {
            problem(key, "is missing; must be " + allowed);
            return Optional.empty();
        }
        return optionalText(key, allowed);
    }

    Optional<String> optionalText(String key, String allowed) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            problem(key, "must be " + allowed + ", was " + value);
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    /** The mappings of a list, none when the option is missing. */
    List<YamlSection> sections(String key) {
        JsonNode list = node.path(key);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            problem(key, "must be a list, was " + list);
            return List.of();
        }
        List<YamlSection> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            sections.add(new YamlSection(path(key) + "[" + i + "]", list.get(i), problems));
        }
        return sections;
    }

    YamlSection section(String key) {
        return new YamlSection(path(key), node.path(key), problems);
    }

    /** Every key with its value as text. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        TreeSet<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            optionalText(key, "a text, number or truth value").ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }
}

package io.plumbline.local.lab.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.VerdictLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the lab's declarations. A table {@code orders} of an event {@code index-lost} is written {@code {orders}} and is
 * called {@code index_lost_orders} in the database: a copy of its own, so that events do not meet.
 */
final class EventFile {

    private static final int USUAL_PATIENCE_POLLS = 15;

    private final JsonNode root;

    private EventFile(JsonNode root) {
        this.root = root;
    }

    static EventFile read(String resource) {
        try (InputStream in =
                Objects.requireNonNull(EventFile.class.getResourceAsStream(resource), resource + " is missing")) {
            return new EventFile(new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " is unreadable", unreadable);
        }
    }

    List<LabEvent> events() {
        Map<String, List<String>> tables = new TreeMap<>();
        root.path("tables").properties().forEach(table -> tables.put(table.getKey(), texts(table.getValue())));
        return stream(root.path("events")).map(event -> event(event, tables)).toList();
    }

    List<LabStatement> statements(String group) {
        return statements(group, root.path(group), Function.identity());
    }

    private static LabEvent event(JsonNode node, Map<String, List<String>> tables) {
        String id = node.path("id").asText();
        Function<String, String> names = text -> text.replaceAll("\\{(\\w+)}", id.replace('-', '_') + "_$1");
        List<String> setup = new ArrayList<>();
        for (String table : texts(node.path("tables"))) {
            setup.addAll(Objects.requireNonNull(tables.get(table), id + " wants an unknown table " + table));
        }
        setup.addAll(texts(node.path("setup")));
        return new LabEvent(
                id,
                node.path("says").asText(),
                node.path("wide").asBoolean(),
                node.path("patience").asInt(USUAL_PATIENCE_POLLS),
                setup.stream().map(names).toList(),
                statements(id, node.path("statements"), names),
                actions(node.path("do"), names),
                actions(node.path("undo"), names),
                stream(node.path("expect"))
                        .map(expected -> expectation(id, expected.asText()))
                        .toList());
    }

    /** {@code statement LEVEL|LEVEL CAUSE|CAUSE}. */
    private static Expectation expectation(String event, String text) {
        String[] words = text.split(" ", 3);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    event + ": an expectation must be `statement LEVEL|LEVEL CAUSE|CAUSE`, was '" + text + "'");
        }
        String statement = words[0].contains(".") ? words[0] : event + "." + words[0];
        return new Expectation(statement, values(words[1], VerdictLevel::valueOf), values(words[2], Cause::valueOf));
    }

    private static <T> Set<T> values(String text, Function<String, T> byName) {
        return Stream.of(text.split("\\|", -1)).map(byName).collect(Collectors.toSet());
    }

    private static List<LabStatement> statements(String group, JsonNode nodes, Function<String, String> names) {
        List<LabStatement> statements = new ArrayList<>();
        nodes.properties().forEach(entry -> {
            List<String> texts = texts(entry.getValue());
            statements.add(new LabStatement(
                    group + "." + entry.getKey(),
                    names.apply(texts.get(0)).strip(),
                    texts.stream().skip(1).map(ValueSource::parse).toList()));
        });
        return List.copyOf(statements);
    }

    private static List<Action> actions(JsonNode nodes, Function<String, String> names) {
        return texts(nodes).stream().map(names).map(Action::parse).toList();
    }

    /** A text, or a list of texts. */
    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isArray() ? stream(node).map(JsonNode::asText).toList() : List.of(node.asText());
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        List<JsonNode> elements = new ArrayList<>();
        nodes.forEach(elements::add);
        return elements.stream();
    }
}

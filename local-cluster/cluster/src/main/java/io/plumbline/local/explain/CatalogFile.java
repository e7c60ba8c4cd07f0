package io.plumbline.local.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.postgres.PostgresCatalog;
import io.plumbline.local.process.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with relations and their indexes, one JSON object per line or a list of them, with the names of the topic
 * {@code plumbline.relations}: schema, name, parent, estimated_rows, indexes [name, method, key_columns, predicate].
 */
public final class CatalogFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogFile() {}

    /**
     * The catalogue in a file.
     *
     * @throws ConfigurationException naming what is missing and where
     */
    public static PostgresCatalog read(Path file) {
        List<Relation> relations = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(Files.readAllBytes(file))) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                if (value.isArray()) {
                    value.forEach(element -> relations.add(relation(file, element)));
                } else {
                    relations.add(relation(file, value));
                }
            }
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(file.toString(), List.of("not JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ConfigurationException(file.toString(), List.of("cannot be read: " + e));
        }
        return PostgresCatalog.of(relations);
    }

    private static Relation relation(Path file, JsonNode node) {
        String schema = required(file, node, "schema");
        String parent = optional(node, "parent");
        List<IndexDefinition> indexes = new ArrayList<>();
        node.path("indexes").forEach(index -> indexes.add(index(file, index)));
        return new Relation(
                new RelationName(schema, required(file, node, "name")),
                parent == null ? Relation.Kind.TABLE : Relation.Kind.PARTITION,
                parent == null ? null : parent(schema, parent),
                node.path("estimated_rows").asDouble(-1),
                0,
                0,
                null,
                indexes);
    }

    private static IndexDefinition index(Path file, JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.path("key_columns").forEach(key -> keys.add(key.asText()));
        return IndexDefinition.of(
                required(file, node, "name"), required(file, node, "method"), keys, optional(node, "predicate"));
    }

    /** A parent is {@code schema.table}, or a table of the same schema. */
    private static RelationName parent(String schema, String parent) {
        int dot = parent.indexOf('.');
        return dot < 0
                ? new RelationName(schema, parent)
                : new RelationName(parent.substring(0, dot), parent.substring(dot + 1));
    }

    private static String required(Path file, JsonNode node, String field) {
        String value = optional(node, field);
        if (value == null) {
            throw new ConfigurationException(
                    file.toString(),
                    List.of("a relation has schema and name, an index has name and method; one has no " + field));
        }
        return value;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }
}

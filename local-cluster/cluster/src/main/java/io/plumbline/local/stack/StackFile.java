package io.plumbline.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.process.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What `up` writes down in {@code stack.json} so that other commands find the servers: their ports. */
public final class StackFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StackFile() {}

    public static void write(WorkFolder folder, StackPorts ports) {
        ObjectNode byName = JSON.createObjectNode();
        for (PortName name : PortName.values()) {
            byName.put(name.wireName(), ports.get(name));
        }
        folder.writeConfiguration("stack.json", JSON.createObjectNode().set("ports", byName) + "\n");
    }

    /** The ports of the stack that was last started here; empty when none ever was. */
    public static Optional<StackPorts> read(WorkFolder folder) {
        Path file = folder.configuration("stack.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode byName = JSON.readTree(Files.readString(file)).path("ports");
            Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
            for (PortName name : PortName.values()) {
                ports.put(name, byName.path(name.wireName()).asInt(name.defaultPort()));
            }
            return Optional.of(new StackPorts(ports));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

package io.plumbline.local.stack;

import io.plumbline.local.process.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which port each server of the stack listens on; a value for every name. */
public record StackPorts(Map<PortName, Integer> byName) {

    public StackPorts {
        byName = Map.copyOf(byName);
        for (PortName name : PortName.values()) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException("no port for " + name.wireName());
            }
        }
    }

    public static StackPorts defaults() {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            ports.put(name, name.defaultPort());
        }
        return new StackPorts(ports);
    }

    /** Ports that nobody listened on a moment ago. */
    public static StackPorts free() {
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            int port = Ports.free();
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(name, port);
        }
        return new StackPorts(ports);
    }

    public int get(PortName name) {
        return Objects.requireNonNull(byName.get(name));
    }
}

package io.plumbline.local.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.Ports;
import io.plumbline.local.stack.PortName;
import io.plumbline.local.stack.StackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a watch.yaml. The whole file is read before anything is refused, so that every problem is named at once. */
public final class WatchFile {
    private static final int LARGEST_PORT = 65_535;
    private static final String A_NAME = "a name of letters, digits, '_' and '-', at most 63";

    private final Path file;
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private WatchFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads the file; passwords are taken from where it says they are.
     *
     * @throws ConfigurationException naming every problem
     */
    public static WatchConfiguration read(Path file, Map<String, String> environment) {
        return new WatchFile(file, environment).read();
    }

    private WatchConfiguration read() {
        YamlSection root = new YamlSection("", parse(), problems);
        root.allowOnly("clusters", "ports", "poller", "job");
        List<WatchedCluster> clusters = clusters(root);
        StackPorts ports = ports(root.section("ports"));
        Map<String, String> poller = root.section("poller").texts();
        Map<String, String> job = root.section("job").texts();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(file.toString(), problems);
        }
        return new WatchConfiguration(clusters, ports, poller, job);
    }

    private JsonNode parse() {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(file.toString(), List.of("is not YAML: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ConfigurationException(file.toString(), List.of("cannot be read: " + e));
        }
    }

    private List<WatchedCluster> clusters(YamlSection root) {
        List<YamlSection> sections = root.sections("clusters");
        if (sections.isEmpty()) {
            root.problem("clusters", "must name at least one cluster");
        }
        List<WatchedCluster> clusters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlSection section : sections) {
            section.allowOnly("name", "engine", "actuator", "instances");
            Engine engine = engine(section).orElse(Engine.POSTGRESQL);
            Actuator actuator = actuator(section, engine);
            List<WatchedInstance> instances = instances(section, engine);
            name(section, names).ifPresent(name -> clusters.add(new WatchedCluster(name, engine, actuator, instances)));
        }
        return clusters;
    }

    private static Optional<Engine> engine(YamlSection section) {
        String allowed =
                Stream.of(Engine.values()).map(Engine::wireName).collect(Collectors.joining(", ", "one of ", ""));
        String text = section.optionalText("engine", allowed).orElse(Engine.POSTGRESQL.wireName());
        Optional<Engine> engine = Engine.byWireName(text);
        if (engine.isEmpty()) {
            section.problem("engine", "must be " + allowed + ", was '" + text + "'");
        }
        return engine;
    }

    private static Actuator actuator(YamlSection section, Engine engine) {
        String text = section.optionalText("actuator", Actuator.allowed()).orElse(Actuator.NONE.wireName());
        Optional<Actuator> actuator = Actuator.byWireName(text);
        if (actuator.isEmpty()) {
            section.problem("actuator", "must be " + Actuator.allowed() + ", was '" + text + "'");
        } else if (actuator.get() != Actuator.NONE && engine != Engine.POSTGRESQL) {
            section.problem("actuator", "must be none for " + engine.wireName() + ", was '" + text + "'");
        }
        return actuator.orElse(Actuator.NONE);
    }

    private List<WatchedInstance> instances(YamlSection cluster, Engine engine) {
        List<YamlSection> sections = cluster.sections("instances");
        if (sections.isEmpty()) {
            cluster.problem("instances", "must name at least one instance");
        }
        List<WatchedInstance> instances = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlSection section : sections) {
            new InstanceReader(file, environment)
                    .read(section, engine, name(section, names))
                    .ifPresent(instances::add);
        }
        return instances;
    }

    private static Optional<String> name(YamlSection section, Set<String> taken) {
        Optional<String> name = section.requiredText("name", A_NAME);
        if (name.isPresent() && !name.get().matches("[A-Za-z0-9_-]{1,63}")) {
            section.problem("name", "must be " + A_NAME + ", was '" + name.get() + "'");
            return Optional.empty();
        }
        if (name.isPresent() && !taken.add(name.get())) {
            section.problem("name", "must be unique, '" + name.get() + "' is there twice");
        }
        return name;
    }

    private StackPorts ports(YamlSection section) {
        section.allowOnly(Stream.of(PortName.values()).map(PortName::wireName).toArray(String[]::new));
        Map<PortName, Integer> ports = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            int port = section.optionalText(name.wireName(), "a port")
                    .map(text -> port(section, name, text))
                    .orElse(name.defaultPort());
            if (ports.containsValue(port)) {
                section.problem(name.wireName(), "must be a port that no other server of the stack has, was " + port);
            }
            ports.put(name, port);
        }
        return new StackPorts(ports);
    }

    private static int port(YamlSection section, PortName name, String text) {
        if (text.equals("free")) {
            return Ports.free();
        }
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        }
        section.problem(name.wireName(), "must be a port from 1 to " + LARGEST_PORT + " or free, was '" + text + "'");
        return name.defaultPort();
    }
}

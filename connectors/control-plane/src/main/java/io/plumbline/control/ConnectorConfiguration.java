package io.plumbline.control;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Connect connector: its name and settings, ready for {@code PUT /connectors/{name}/config}.
 *
 * @param topics those it writes its records to; made before it starts, they are there for consumers that come first
 */
public record ConnectorConfiguration(String name, SortedMap<String, String> settings, List<String> topics) {

    public ConnectorConfiguration {
        topics = List.copyOf(topics);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A connector whose topics are known otherwise. */
    public ConnectorConfiguration(String name, SortedMap<String, String> settings) {
        this(name, settings, List.of());
    }

    /** The name only: settings hold a password. */
    @Override
    public String toString() {
        return "connector " + name;
    }
}

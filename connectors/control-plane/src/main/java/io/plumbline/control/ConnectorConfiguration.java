package io.plumbline.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A Connect connector: its name and settings, ready for {@code PUT /connectors/{name}/config}. */
public record ConnectorConfiguration(String name, SortedMap<String, String> settings) {

    public ConnectorConfiguration {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** The name only: settings hold a password. */
    @Override
    public String toString() {
        return "connector " + name;
    }
}

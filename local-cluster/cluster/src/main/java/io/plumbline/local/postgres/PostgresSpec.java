package io.plumbline.local.postgres;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which server to run.
 *
 * @param name names its data folder, log and pid file
 * @param port where it listens on 127.0.0.1
 * @param settings lines of postgresql.conf beyond those that every local server gets
 */
public record PostgresSpec(String name, PostgresVersion version, int port, Map<String, String> settings) {

    public PostgresSpec {
        settings = Map.copyOf(settings);
    }

    public static PostgresSpec of(String name, PostgresVersion version, int port) {
        return new PostgresSpec(name, version, port, Map.of());
    }

    public PostgresSpec with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new PostgresSpec(name, version, port, more);
    }
}

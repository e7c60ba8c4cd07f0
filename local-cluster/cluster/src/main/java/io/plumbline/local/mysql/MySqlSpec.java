package io.plumbline.local.mysql;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which server to run.
 *
 * @param name names its data folder, log and pid file
 * @param port where it listens on 127.0.0.1
 * @param settings of the server's option file, beyond those that every local server gets and stronger than they
 */
public record MySqlSpec(String name, MySqlVersion version, int port, Map<String, String> settings) {

    public MySqlSpec {
        settings = Map.copyOf(settings);
    }

    public static MySqlSpec of(String name, MySqlVersion version, int port) {
        return new MySqlSpec(name, version, port, Map.of());
    }

    public MySqlSpec with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new MySqlSpec(name, version, port, more);
    }
}

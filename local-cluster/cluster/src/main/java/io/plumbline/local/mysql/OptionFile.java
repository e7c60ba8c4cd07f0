package io.plumbline.local.mysql;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a server reads at its start; holds no secret. */
record OptionFile(MySqlSpec spec, MySqlPrograms programs, Path data) {
    private static final Map<String, String> SETTINGS = Map.of(
            "bind-address", "127.0.0.1",
            // seen from the data folder: a path in a deep work folder is longer than a socket's name may be
            "socket", "mysqld.sock",
            "default-time-zone", "+00:00",
            "performance-schema", "ON",
            "server-id", "1",
            "log-bin", "binlog",
            "binlog-row-image", "FULL",
            "innodb-buffer-pool-size", "64M");

    private static final Map<String, String> MYSQL_ALONE = Map.of(
            "mysqlx", "OFF",
            "secure-file-priv", "NULL",
            "gtid-mode", "ON",
            "enforce-gtid-consistency", "ON",
            "log-error-verbosity", "2",
            "loose-innodb-redo-log-capacity", "32M");
    private static final Map<String, String> MARIADB_ALONE =
            Map.of("binlog-format", "ROW", "innodb-log-file-size", "32M");

    String text() {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(programs.settings());
        all.putAll(
                switch (spec.version().flavour()) {
                    case MYSQL -> MYSQL_ALONE;
                    case MARIADB -> MARIADB_ALONE;
                });
        all.put("datadir", data.toString());
        all.put("port", "" + spec.port());
        if ("root".equals(System.getProperty("user.name"))) {
            all.put("user", "root");
        }
        all.putAll(spec.settings());
        StringBuilder lines = new StringBuilder("[mysqld]\n");
        all.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }
}

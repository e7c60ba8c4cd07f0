package io.plumbline.local.mysql;

import io.plumbline.local.process.InfrastructureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The server program of one version, wherever it came from.
 *
 * @param loader what goes before the program
 * @param home the folder that the server calls its basedir
 */
record MySqlPrograms(List<String> loader, Path home) {
    private static final List<String> SERVERS =
            List.of("sbin/mariadbd", "bin/mariadbd", "sbin/mysqld", "bin/mysqld", "libexec/mysqld");
    private static final List<String> SHARES = List.of("share/mariadb", "share/mysql", "share");
    private static final List<String> PLUGINS = List.of("lib/mysql/plugin", "lib/plugin");

    /** The program, with what must stand before it. */
    Stream<String> server() {
        return Stream.concat(loader.stream(), Stream.of(first(SERVERS).toString()));
    }

    /** The folder of messages, character sets and the SQL that makes system tables. */
    Path share() {
        return first(SHARES);
    }

    /** Where it finds its files, since it does not run where it was built to. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "basedir", home.toString(),
                "lc-messages-dir", share().toString(),
                "character-sets-dir", share().resolve("charsets").toString()));
        present(PLUGINS).findFirst().ifPresent(folder -> settings.put("plugin-dir", folder.toString()));
        return settings;
    }

    private Path first(List<String> candidates) {
        return present(candidates)
                .findFirst()
                .orElseThrow(() -> new InfrastructureException(
                        "no server in " + home + ": none of " + String.join(", ", candidates) + " is there"));
    }

    private Stream<Path> present(List<String> candidates) {
        return candidates.stream().map(home::resolve).filter(Files::exists);
    }
}

package io.plumbline.local.plans;

import io.plumbline.local.mysql.MySqlVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The golden files of MySQL's and MariaDB's plans: schema.sql, queries/NAME.sql, catalog-SERVER.tsv, and per form of the format
 * FORM/NAME.json, FORM/NAME.rewritten.txt and FORM/NAME.plan.txt, whose first line is the plan's hash or why there is none.
 */
record MySqlPlanCorpus(Path folder) {

    private static final String QUERY = ".sql";

    static MySqlPlanCorpus of(Path home) {
        return new MySqlPlanCorpus(home.resolve("connectors/plan-capture/src/test/resources/golden/mysql"));
    }

    /** How a server can be asked: a name, and what must be set in the session first. */
    record Form(String name, List<String> settings) {}

    /** Names the server among the files. */
    static String server(MySqlVersion version) {
        return switch (version) {
            case MYSQL_9 -> "9.7";
            case MYSQL_8_0 -> "8.0";
            case MARIADB_10_11 -> "mariadb-10.11";
            case MARIADB_11 -> "mariadb-11.8";
        };
    }

    static List<Form> forms(MySqlVersion version) {
        String server = server(version);
        return version == MySqlVersion.MYSQL_9
                ? List.of(version(server, 1), version(server, 2))
                : List.of(new Form(server, List.of()));
    }

    private static Form version(String server, int version) {
        return new Form(server + "-v" + version, List.of("SET explain_json_format_version = " + version));
    }

    /** The statements that make the schema, each ending where its line does. */
    List<String> schema() {
        return List.of(read(folder.resolve("schema.sql")).strip().split(";\\R", -1));
    }

    /** The queries, by name. */
    Map<String, String> queries() {
        Map<String, String> queries = new TreeMap<>();
        names("queries", QUERY)
                .forEach(name -> queries.put(
                        name,
                        read(folder.resolve("queries").resolve(name + QUERY)).strip()));
        return queries;
    }

    /** The first line of each listing, by query. */
    Map<String, String> recorded(Form form) {
        Map<String, String> recorded = new TreeMap<>();
        names(form.name(), ".plan.txt")
                .forEach(name -> recorded.put(
                        name,
                        read(file(form, name, ".plan.txt")).lines().findFirst().orElse("")));
        return recorded;
    }

    /** The lines of a server's catalogue that are of indexes: those of tables have estimates. */
    Set<String> indexes(MySqlVersion version) {
        return read(catalog(version))
                .lines()
                .filter(line -> line.startsWith("I"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Path catalog(MySqlVersion version) {
        return folder.resolve("catalog-" + server(version) + ".tsv");
    }

    Path file(Form form, String query, String suffix) {
        return folder.resolve(form.name()).resolve(query + suffix);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Set<String> names(String name, String suffix) {
        Path listed = folder.resolve(name);
        if (!Files.isDirectory(listed)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(listed)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + listed, e);
        }
    }
}

package io.plumbline.local.plans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden files of PostgreSQL's plans: schema.sql, queries/NAME.sql, MAJOR/NAME.json and MAJOR/catalog.tsv. */
record PlanCorpus(Path folder) {

    static final String CATALOG = "catalog.tsv";

    static PlanCorpus of(Path home) {
        return new PlanCorpus(home.resolve("connectors/plan-capture/src/test/resources/golden/postgres"));
    }

    String schema() {
        return read(folder.resolve("schema.sql"));
    }

    /** The queries that a major understands, by name. */
    List<RecordedQuery> queries(int major) {
        try (Stream<Path> files = Files.list(folder.resolve("queries"))) {
            return files.sorted()
                    .map(file -> RecordedQuery.parse(baseName(file), read(file)))
                    .filter(query -> query.fromMajor() <= major)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the queries of " + folder, e);
        }
    }

    /** Names of the recorded files of a major. */
    Set<String> recorded(int major) {
        try (Stream<Path> files = Files.list(folder.resolve("" + major))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.equals(CATALOG))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the plans of major " + major, e);
        }
    }

    /** Names of the files that a major must have. */
    Set<String> expected(int major) {
        Set<String> expected = new TreeSet<>(Set.of(CATALOG));
        queries(major).forEach(query -> expected.add(query.name() + ".json"));
        return expected;
    }

    void write(int major, String name, String text) {
        Path file = folder.resolve("" + major).resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replace(".sql", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

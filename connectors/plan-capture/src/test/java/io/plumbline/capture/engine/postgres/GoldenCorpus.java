package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plans that real servers of each major explained; PostgresPlanCorpusIT in local-cluster records them. */
public final class GoldenCorpus {

    public static final List<Integer> MAJORS = List.of(14, 15, 16, 17, 18);

    private static final Path FOLDER = Path.of("src/test/resources/golden/postgres");

    private GoldenCorpus() {}

    public static Set<String> queries(int major) {
        return names(major, ".json");
    }

    static Set<String> names(int major, String suffix) {
        try (Stream<Path> files = Files.list(FOLDER.resolve("" + major))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the golden files of major " + major, e);
        }
    }

    static Path listing(int major, String query) {
        return FOLDER.resolve(major + "/" + query + ".plan.txt");
    }

    public static String json(int major, String query) {
        return read(FOLDER.resolve(major + "/" + query + ".json"));
    }

    public static ReadPlan plan(int major, String query) {
        return plan(json(major, query), catalog(major));
    }

    static ReadPlan plan(String json, PostgresCatalog catalog) {
        try {
            return new PostgresPlanReader()
                    .read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), catalog, CostConstants.DEFAULT);
        } catch (PlanRefusedException e) {
            throw new AssertionError("refused: " + e.reason(), e);
        }
    }

    static String hash(int major, String query) {
        return plan(major, query).plan().planHash();
    }

    public static PostgresCatalog catalog(int major) {
        return PostgresCatalog.of(relations(major));
    }

    public static List<Relation> relations(int major) {
        Map<RelationName, List<IndexDefinition>> indexes = new LinkedHashMap<>();
        List<List<String>> tables = new ArrayList<>();
        for (String line : read(FOLDER.resolve(major + "/catalog.tsv")).lines().toList()) {
            List<String> columns = Arrays.asList(line.split("\t", -1));
            if (columns.get(0).equals("T")) {
                tables.add(columns);
            } else {
                RelationName table = new RelationName(columns.get(1), columns.get(2));
                indexes.computeIfAbsent(table, name -> new ArrayList<>()).add(index(columns));
            }
        }
        return tables.stream().map(columns -> relation(columns, indexes)).toList();
    }

    private static Relation relation(List<String> columns, Map<RelationName, List<IndexDefinition>> indexes) {
        RelationName name = new RelationName(columns.get(1), columns.get(2));
        boolean partition = !columns.get(3).isEmpty();
        return new Relation(
                name,
                partition ? Relation.Kind.PARTITION : Relation.Kind.TABLE,
                partition ? new RelationName(columns.get(1), columns.get(3)) : null,
                Double.parseDouble(columns.get(4)),
                0,
                0,
                null,
                indexes.getOrDefault(name, List.of()));
    }

    private static IndexDefinition index(List<String> columns) {
        return IndexDefinition.of(
                columns.get(3),
                columns.get(4),
                Arrays.asList(columns.get(5).split("\u001f", -1)),
                columns.get(6).isEmpty() ? null : columns.get(6));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

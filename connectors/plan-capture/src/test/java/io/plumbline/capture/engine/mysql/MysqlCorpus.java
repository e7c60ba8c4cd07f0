package io.plumbline.capture.engine.mysql;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plans that real servers explained, in each form they have; docs/reference/mysql-plans.md says how they are recorded. */
final class MysqlCorpus {

    /** MySQL 9.7 in both versions of the format, MySQL 8.0.12, MariaDB 10.11 and 11.8. */
    static final List<String> FORMS = List.of("9.7-v1", "9.7-v2", "8.0", "mariadb-10.11", "mariadb-11.8");

    private static final Path FOLDER = Path.of("src/test/resources/golden/mysql");
    private static final String SCHEMA = "shop";

    private MysqlCorpus() {}

    static Set<String> queries(String form) {
        return names(form, ".json");
    }

    static Set<String> names(String form, String suffix) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(form))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the golden files of " + form, e);
        }
    }

    static Path file(String form, String query, String suffix) {
        return FOLDER.resolve(form).resolve(query + suffix);
    }

    static MysqlExplain explain(String form, String query) {
        return document(read(file(form, query, ".json")), rewritten(form, query));
    }

    static MysqlExplain document(String json, @Nullable String rewritten) {
        return new MysqlExplain(json, rewritten, SCHEMA, MysqlExplain.Optimizer.CLASSIC);
    }

    static @Nullable String rewritten(String form, String query) {
        Path file = file(form, query, ".rewritten.txt");
        return Files.exists(file) ? read(file) : null;
    }

    static ReadPlan plan(String form, String query) throws PlanRefusedException {
        return new MysqlPlanReader().read(explain(form, query), catalog(form), constants(form));
    }

    /** As the servers have them: of MariaDB 11 10.24 microseconds, in milliseconds. */
    static CostConstants constants(String form) {
        return form.equals("mariadb-11.8") ? new CostConstants(0.01024) : CostConstants.DEFAULT;
    }

    static MysqlCatalog catalog(String form) {
        return MysqlCatalog.of(relations(form));
    }

    static List<Relation> relations(String form) {
        String server = form.replaceFirst("-v[12]$", "");
        Map<RelationName, List<IndexDefinition>> indexes = new HashMap<>();
        List<List<String>> tables = new ArrayList<>();
        for (String line :
                read(FOLDER.resolve("catalog-" + server + ".tsv")).lines().toList()) {
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
        return new Relation(
                name,
                Relation.Kind.TABLE,
                null,
                Double.parseDouble(columns.get(3)),
                0,
                0,
                null,
                indexes.getOrDefault(name, List.of()));
    }

    private static IndexDefinition index(List<String> columns) {
        return IndexDefinition.of(
                columns.get(3), columns.get(4), Arrays.asList(columns.get(5).split(",", -1)), null);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

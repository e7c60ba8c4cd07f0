package io.plumbline.local.plans;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.mysql.MysqlCatalog;
import io.plumbline.capture.engine.mysql.MysqlExplain;
import io.plumbline.capture.engine.mysql.MysqlPlanReader;
import io.plumbline.capture.plan.PlanRefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of one query.
 *
 * @param rewritten null where the form has none
 */
record ExplainedOnMySql(String json, @Nullable String rewritten) {

    static final String SCHEMA = "shop";

    private static final String REWRITTEN = "1003";

    /** Asks MySQL, whose note comes with the document. */
    static ExplainedOnMySql mysql(Statement statement, String query) throws SQLException {
        String json = first(statement, "EXPLAIN FORMAT=JSON " + query);
        return new ExplainedOnMySql(json, note(statement));
    }

    /** Asks MariaDB, whose note comes with another form of EXPLAIN. */
    static ExplainedOnMySql mariaDb(Statement statement, String query) throws SQLException {
        String json = first(statement, "EXPLAIN FORMAT=JSON " + query);
        first(statement, "EXPLAIN EXTENDED " + query);
        return new ExplainedOnMySql(json, note(statement));
    }

    /** As the first line of a listing says it. */
    String outcome(MysqlCatalog catalog) {
        try {
            return "plan_hash "
                    + new MysqlPlanReader()
                            .read(new MysqlExplain(json, rewritten, SCHEMA), catalog, CostConstants.DEFAULT)
                            .plan()
                            .planHash();
        } catch (PlanRefusedException e) {
            return "refused " + e.reason() + ": " + e.getMessage();
        }
    }

    /** A catalogue of the lines that the golden files have of indexes. */
    static MysqlCatalog catalog(Collection<String> lines) {
        Map<RelationName, List<IndexDefinition>> indexes = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> columns = Arrays.asList(line.split("\t", -1));
            indexes.computeIfAbsent(new RelationName(columns.get(1), columns.get(2)), table -> new ArrayList<>())
                    .add(index(columns.get(3), columns.get(4), columns.get(5)));
        }
        List<Relation> relations = new ArrayList<>();
        indexes.forEach(
                (name, own) -> relations.add(new Relation(name, Relation.Kind.TABLE, null, 0, 0, 0, null, own)));
        return MysqlCatalog.of(relations);
    }

    private static IndexDefinition index(String name, String method, String keys) {
        return IndexDefinition.of(name, method, Arrays.asList(keys.split(",", -1)), null);
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static @Nullable String note(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW WARNINGS")) {
            while (row.next()) {
                if (REWRITTEN.equals(row.getString(2))) {
                    return row.getString(3);
                }
            }
        }
        return null;
    }
}

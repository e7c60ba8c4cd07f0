package io.plumbline.local.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.mysql.MysqlCatalog;
import io.plumbline.local.mysql.MySqlServer;
import io.plumbline.local.mysql.MySqlSpec;
import io.plumbline.local.mysql.MySqlVersion;
import io.plumbline.local.plans.MySqlPlanCorpus.Form;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps what plan-capture's tests have of MySQL and MariaDB true: real servers explain every query to the plan that is listed,
 * and count every statement under the digest that is recorded. With {@code -Dgolden.update=true} it records what they explain;
 * plan-capture's tests then list the plans anew, and the next run compares them.
 */
@ParameterizedClass
@EnumSource(MySqlVersion.class)
final class MySqlRecordingsIT {

    private static final int SYNTAX = 1064;

    private static final String CATALOG = """
            SELECT concat_ws('\\t', 'T', table_schema, table_name, table_rows)
            FROM information_schema.tables WHERE table_schema = 'shop'
            UNION ALL
            SELECT concat_ws('\\t', 'I', table_schema, table_name, index_name, lower(index_type),
                group_concat(concat(column_name,
                    if(sub_part IS NULL OR index_type = 'SPATIAL', '', concat('(', sub_part, ')')),
                    if(collation = 'D', ' DESC', '')) ORDER BY seq_in_index))
            FROM information_schema.statistics WHERE table_schema = 'shop'
            GROUP BY table_schema, table_name, index_name, index_type
            """;

    @TempDir
    private static Path folder;

    private static @Nullable MySqlServer running;

    private final MySqlVersion version;
    private final MySqlPlanCorpus corpus =
            MySqlPlanCorpus.of(Installation.current().home());

    MySqlRecordingsIT(MySqlVersion version) {
        this.version = version;
    }

    @BeforeParameterizedClassInvocation
    static void startServer(MySqlVersion version) throws SQLException {
        MySqlSpec spec = MySqlSpec.of("plans", version, Ports.free())
                // every page is looked at, so that estimates do not depend on which ones were drawn
                .with("innodb-stats-persistent-sample-pages", "10000")
                .with("innodb-stats-auto-recalc", "OFF");
        MySqlServer server = MySqlServer.prepare(
                spec,
                Installation.current(),
                new WorkFolder(folder.resolve(version.name().toLowerCase(Locale.ROOT))));
        running = server;
        server.start();
        server.createSchema(ExplainedOnMySql.SCHEMA);
        try (Connection connection = server.connect(ExplainedOnMySql.SCHEMA);
                Statement statement = connection.createStatement()) {
            for (String text : MySqlPlanCorpus.of(Installation.current().home()).schema()) {
                statement.execute(text);
            }
        }
    }

    @AfterParameterizedClassInvocation
    static void stopServer() {
        server().stop();
    }

    @Test
    void everyQueryIsExplainedToThePlanThatIsListed() throws SQLException {
        try (Connection connection = server().connect(ExplainedOnMySql.SCHEMA);
                Statement statement = connection.createStatement()) {
            Set<String> catalog = catalog(statement);
            if (Boolean.getBoolean("golden.update")) {
                MySqlPlanCorpus.write(corpus.catalog(version), String.join("\n", catalog));
            }
            assertThat(corpus.indexes(version))
                    .isEqualTo(new TreeSet<>(catalog.stream()
                            .filter(line -> line.startsWith("I"))
                            .toList()));
            MysqlCatalog indexes = ExplainedOnMySql.catalog(corpus.indexes(version));
            for (Form form : MySqlPlanCorpus.forms(version)) {
                for (String setting : form.settings()) {
                    statement.execute(setting);
                }
                Map<String, String> outcomes = outcomes(statement, form, indexes);
                if (!Boolean.getBoolean("golden.update")) {
                    assertThat(differences(outcomes, corpus.recorded(form)))
                            .as(form.name())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void everyStatementIsCountedUnderTheDigestThatIsRecorded() throws SQLException {
        RecordedDigests recorded = RecordedDigests.of(Installation.current().home(), version);

        assertThat(recorded.executed(server())).isEqualTo(recorded.pairs());
    }

    /** Of each query that the server understands. */
    private Map<String, String> outcomes(Statement statement, Form form, MysqlCatalog indexes) throws SQLException {
        Map<String, String> outcomes = new TreeMap<>();
        for (Map.Entry<String, String> query : corpus.queries().entrySet()) {
            ExplainedOnMySql explained;
            try {
                explained = version.name().startsWith("MARIADB")
                        ? ExplainedOnMySql.mariaDb(statement, query.getValue())
                        : ExplainedOnMySql.mysql(statement, query.getValue());
            } catch (SQLException e) {
                if (e.getErrorCode() != SYNTAX) {
                    throw e;
                }
                continue;
            }
            if (Boolean.getBoolean("golden.update")) {
                record(form, query.getKey(), explained);
            }
            outcomes.put(query.getKey(), explained.outcome(indexes));
        }
        return outcomes;
    }

    private static Map<String, String> differences(Map<String, String> outcomes, Map<String, String> recorded) {
        Map<String, String> differences = new TreeMap<>();
        Set<String> queries = new TreeSet<>(recorded.keySet());
        queries.addAll(outcomes.keySet());
        for (String query : queries) {
            String outcome = outcomes.getOrDefault(query, "not understood");
            String listed = recorded.getOrDefault(query, "not listed");
            if (!outcome.equals(listed)) {
                differences.put(query, listed + " -> " + outcome);
            }
        }
        return differences;
    }

    private void record(Form form, String query, ExplainedOnMySql explained) {
        MySqlPlanCorpus.write(corpus.file(form, query, ".json"), explained.json());
        if (explained.rewritten() != null && !form.name().endsWith("-v2")) {
            MySqlPlanCorpus.write(corpus.file(form, query, ".rewritten.txt"), explained.rewritten());
        }
    }

    private static Set<String> catalog(Statement statement) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static MySqlServer server() {
        return Objects.requireNonNull(running);
    }
}

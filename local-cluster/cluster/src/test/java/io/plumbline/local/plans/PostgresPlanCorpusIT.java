package io.plumbline.local.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records the plans of every query on every major with {@code -Dgolden.update=true}; without it, checks that each was
 * recorded and nothing else is there. What the plans must look like is tested where they are read, in plan-capture.
 */
final class PostgresPlanCorpusIT {

    /** Tables as T lines and their indexes as I lines; unit separators between key columns. */
    private static final String CATALOG = """
            SELECT concat_ws(E'\\t', 'T', n.nspname, c.relname, coalesce(p.relname, ''), c.reltuples)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_class p ON c.relispartition AND p.oid = pg_partition_root(c.oid)
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT concat_ws(E'\\t', 'I', n.nspname, t.relname, c.relname, m.amname,
                (SELECT string_agg(pg_get_indexdef(c.oid, k, true), E'\\x1f' ORDER BY k)
                    FROM generate_series(1, i.indnkeyatts) k),
                coalesce(pg_get_expr(i.indpred, i.indrelid, true), ''))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
                JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_am m ON m.oid = c.relam
            WHERE n.nspname = 'public'
            ORDER BY 1 DESC
            """;

    @TempDir
    private Path folder;

    private final PlanCorpus corpus = PlanCorpus.of(Installation.current().home());

    @ParameterizedTest
    @EnumSource(PostgresVersion.class)
    void everyQueryIsRecordedOnEveryMajorAndNothingElseIsThere(PostgresVersion version) throws SQLException {
        if (Boolean.getBoolean("golden.update")) {
            record(version);
        }
        assertThat(corpus.recorded(version.major())).isEqualTo(corpus.expected(version.major()));
    }

    private void record(PostgresVersion version) throws SQLException {
        PostgresSpec spec = PostgresSpec.of("plans", version, Ports.free())
                .with("autovacuum", "off")
                .with("jit", "off");
        PostgresServer server = PostgresServer.prepare(spec, Installation.current(), new WorkFolder(folder));
        server.start();
        try {
            server.createDatabase("corpus");
            // the extended protocol would take $1 for parameters of the EXPLAIN
            String url = server.jdbcUrl("corpus") + "?preferQueryMode=simple";
            try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                    Statement statement = connection.createStatement()) {
                recordAll(version.major(), statement);
            }
        } finally {
            server.stop();
        }
    }

    private void recordAll(int major, Statement statement) throws SQLException {
        statement.execute(corpus.schema());
        statement.execute("VACUUM (FREEZE, ANALYZE)");
        corpus.write(major, PlanCorpus.CATALOG, lines(statement, CATALOG));
        for (RecordedQuery query : corpus.queries(major)) {
            statement.execute("RESET ALL");
            var commands = query.explain(major);
            for (String command : commands.subList(0, commands.size() - 1)) {
                statement.execute(command);
            }
            corpus.write(major, query.name() + ".json", lines(statement, commands.get(commands.size() - 1)));
        }
    }

    private static String lines(Statement statement, String query) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }
}

package io.plumbline.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement with its literals and the text that a real server keeps of it have one hash, on the oldest and newest major. */
final class PostgresStatementTextIT {

    private static final String SCHEMA = """
            CREATE EXTENSION pg_stat_statements;
            CREATE TABLE orders (id int PRIMARY KEY, customer text, amount numeric, placed timestamptz, paid bool, data jsonb);
            CREATE TABLE "Mixed Case" ("Value" int, "order" int)""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = PostgresVersion.class,
            names = {"V14", "V18"})
    void statementAndItsTextInTheStatisticsHaveOneHash(PostgresVersion version) throws SQLException, IOException {
        PostgresSpec spec = PostgresSpec.of("statements", version, Ports.free());
        PostgresServer server = PostgresServer.prepare(spec, Installation.current(), new WorkFolder(folder));
        server.start();
        try {
            // the extended protocol would take the jsonb operator for a parameter
            String url = server.jdbcUrl("postgres") + "?preferQueryMode=simple";
            try (Connection connection = DriverManager.getConnection(url, server.username(), server.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(SCHEMA);
                compareAll(statement);
            }
        } finally {
            server.stop();
        }
    }

    private static void compareAll(Statement statement) throws SQLException, IOException {
        List<List<String>> groups = groups();
        assertThat(groups).hasSizeGreaterThan(40);
        SoftAssertions softly = new SoftAssertions();
        for (List<String> variants : groups) {
            String canonical = canonical(variants.get(0));
            for (String variant : variants) {
                softly.assertThat(canonical(variant)).as(variant).isEqualTo(canonical);
                String kept = keptBy(statement, variant);
                softly.assertThat(canonical(kept))
                        .as("%s%nkept as %s", variant, kept)
                        .isEqualTo(canonical);
            }
        }
        softly.assertAll();
    }

    private static String keptBy(Statement statement, String sql) throws SQLException {
        statement.execute("SELECT pg_stat_statements_reset()");
        statement.execute(sql);
        String kept = "SELECT query FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements_reset%'";
        try (ResultSet row = statement.executeQuery(kept)) {
            assertThat(row.next()).as(sql).isTrue();
            String text = row.getString(1);
            assertThat(row.next()).as(sql).isFalse();
            return text;
        }
    }

    private static String canonical(String sql) {
        return SqlNormalizer.normalize(sql, Dialect.POSTGRES).text();
    }

    private static List<List<String>> groups() throws IOException {
        try (InputStream in = PostgresStatementTextIT.class.getResourceAsStream("/statements/postgres.sql")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(file.strip().split("\n\n", -1))
                    .map(group -> List.of(group.split("\n", -1)))
                    .toList();
        }
    }
}

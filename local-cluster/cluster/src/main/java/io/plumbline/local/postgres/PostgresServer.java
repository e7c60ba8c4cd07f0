package io.plumbline.local.postgres;

import io.plumbline.local.debian.DebianPackages;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL server on 127.0.0.1 with logical decoding and pg_stat_statements, superuser {@code postgres} with a
 * password of its own. Runs as an ordinary user, and as root inside a user namespace.
 */
public final class PostgresServer extends ProcessPart {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String SUPERUSER = "postgres";

    private final PostgresSpec spec;
    private final PostgresCluster cluster;

    private PostgresServer(PostgresSpec spec, WorkFolder folder, PostgresCluster cluster) {
        super(spec.name(), folder);
        this.spec = spec;
        this.cluster = cluster;
    }

    /** Unpacks the binaries and creates the data folder where they are not there yet. */
    public static PostgresServer prepare(PostgresSpec spec, Installation installation, WorkFolder folder) {
        return prepare(spec, UnpackedPrograms.of(spec.version(), installation, folder), folder);
    }

    /**
     * Prepares Debian's PostgreSQL 18, which has pg_hint_plan loaded and hypopg at hand; neither is created in a database.
     * Takes root; the packages are downloaded the first time on a machine.
     *
     * @throws io.plumbline.local.process.InfrastructureException when they cannot be had; says what to do
     */
    public static PostgresServer prepareWithHintPlan(String name, int port, WorkFolder folder) {
        PostgresSpec spec = PostgresSpec.of(name, PostgresVersion.V18, port);
        return prepareWithHintPlan(spec, DebianPackages.defaultCache(), folder);
    }

    static PostgresServer prepareWithHintPlan(PostgresSpec spec, Path cache, WorkFolder folder) {
        return prepare(spec, HintedPrograms.of(cache, folder), folder);
    }

    private static PostgresServer prepare(PostgresSpec spec, PostgresPrograms programs, WorkFolder folder) {
        return new PostgresServer(spec, folder, PostgresCluster.initialize(spec, programs, folder));
    }

    @Override
    protected ProcessSpec spec() {
        cluster.configure(spec.settings());
        List<String> command = cluster.programs().server(cluster.data(), spec.port());
        return new ProcessSpec(spec.name(), command, Map.of(), cluster.data(), StopSignal.INT);
    }

    @Override
    protected Duration readyWithin() {
        return READY_WITHIN;
    }

    public int port() {
        return spec.port();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + spec.port() + "/" + database;
    }

    public String username() {
        return SUPERUSER;
    }

    public String password() {
        return cluster.password();
    }

    /** A session of the superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password());
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            String literal = statement.enquoteLiteral(database);
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = " + literal)) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
        }
    }

    @Override
    protected HealthCheck health() {
        return () -> {
            try (Connection connection = connect("postgres")) {
                return connection.isValid(1) ? Optional.empty() : Optional.of("the session is not valid");
            } catch (SQLException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        };
    }
}

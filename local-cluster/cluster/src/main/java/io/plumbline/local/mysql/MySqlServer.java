package io.plumbline.local.mysql;

import io.plumbline.local.debian.DebianPackages;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real MySQL or MariaDB server on 127.0.0.1 with performance_schema and a row-based binary log, superuser {@code root}
 * with a password of its own. Runs as the user who starts it, root included.
 */
public final class MySqlServer extends ProcessPart {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String SUPERUSER = "root";
    private static final int PASSWORD_BYTES = 16;

    private final MySqlSpec spec;
    private final MySqlPrograms programs;
    private final Path data;
    private final String password;

    private MySqlServer(MySqlSpec spec, MySqlPrograms programs, WorkFolder folder) {
        super(spec.name(), folder);
        this.spec = spec;
        this.programs = programs;
        this.data = folder.data(spec.name());
        this.password = initialize();
    }

    /**
     * Gets the programs and creates the data folder where they are not there yet.
     *
     * @throws io.plumbline.local.process.InfrastructureException when the programs cannot be had; says what to do
     */
    public static MySqlServer prepare(MySqlSpec spec, Installation installation, WorkFolder folder) {
        MySqlSource source = new MySqlSource(installation, folder, DebianPackages.defaultCache());
        return new MySqlServer(spec, source.programs(spec.version()), folder);
    }

    private String initialize() {
        String secret = spec.name() + ".password";
        try {
            if (!Files.isDirectory(data)) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                String chosen = HexFormat.of().formatHex(random);
                folder().writeSecret(secret, chosen);
                new DataFolder(programs, spec.version().flavour(), folder()).create(data, writeOptions(), chosen);
            }
            return Files.readString(folder().secret(secret));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password of " + spec.name(), e);
        }
    }

    private Path writeOptions() {
        return folder().writeConfiguration(spec.name() + ".cnf", new OptionFile(spec, programs, data).text());
    }

    @Override
    protected ProcessSpec spec() {
        List<String> command = new ArrayList<>(programs.server().toList());
        command.add("--defaults-file=" + writeOptions());
        return new ProcessSpec(spec.name(), command, Map.of("LC_ALL", "C"), data, StopSignal.TERM);
    }

    @Override
    protected Duration readyWithin() {
        return READY_WITHIN;
    }

    public MySqlVersion version() {
        return spec.version();
    }

    public int port() {
        return spec.port();
    }

    /** The address of the instance as pollers take it, such as {@code jdbc:mysql://127.0.0.1:3306/}. */
    public String url() {
        return "jdbc:" + spec.version().flavour().scheme() + "://127.0.0.1:" + spec.port() + "/";
    }

    public String username() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** A session of the superuser in no schema; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** A session of the superuser in the schema; the caller closes it. */
    public Connection connect(String schema) throws SQLException {
        return connect(schema, SUPERUSER, password);
    }

    /** A session of any user, over the loopback address without TLS; the caller closes it. */
    public Connection connect(String schema, String user, String itsPassword) throws SQLException {
        // one driver speaks to both engines, see docs/decisions/0024
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + spec.port() + "/" + schema + "?allowPublicKeyRetrieval=true",
                user,
                itsPassword);
    }

    /** Creates the schema unless it exists. */
    public void createSchema(String schema) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + statement.enquoteIdentifier(schema, true));
        }
    }

    @Override
    protected HealthCheck health() {
        return () -> {
            try (Connection connection = connect()) {
                return connection.isValid(1) ? Optional.empty() : Optional.of("the session is not valid");
            } catch (SQLException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        };
    }
}

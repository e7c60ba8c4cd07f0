package io.plumbline.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The event triggers that write a watched database's DDL into its WAL, as JSON without any SQL text.
 *
 * <p>Both scripts are resources of this package and can be run with psql as well. Each runs in one transaction.
 */
public final class DdlCapture {

    private static final String INSTALL = "ddl-capture-install.sql";
    private static final String UNINSTALL = "ddl-capture-uninstall.sql";
    private static final int OLDEST_SERVER = 140_000;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private DdlCapture() {}

    /**
     * Installs or renews the triggers in one database.
     *
     * @throws ControlPlaneException when the server is older than 14 or its wal_level is not logical, when the user may
     *     not create event triggers, or when the database cannot be reached
     */
    public static void install(DatabaseAddress owner) {
        run(owner, INSTALL, true);
    }

    /** Removes the triggers from one database; does nothing where there are none. */
    public static void uninstall(DatabaseAddress owner) {
        run(owner, UNINSTALL, false);
    }

    /** The installing script, for people who run it themselves. */
    public static String installScript() {
        return script(INSTALL);
    }

    /** The removing script. */
    public static String uninstallScript() {
        return script(UNINSTALL);
    }

    private static void run(DatabaseAddress owner, String resource, boolean serverMustFit) {
        try (Connection connection = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            if (serverMustFit) {
                requireServer(owner, statement);
            }
            connection.setAutoCommit(false);
            statement.execute(script(resource));
            connection.commit();
        } catch (SQLException refused) {
            throw explained(owner, resource, refused);
        }
    }

    private static void requireServer(DatabaseAddress owner, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT current_setting('server_version_num')::int, current_setting('wal_level')")) {
            row.next();
            if (row.getInt(1) < OLDEST_SERVER) {
                throw new ControlPlaneException(
                        owner + ": DDL capture needs PostgreSQL 14 or later, server_version_num was " + row.getInt(1));
            }
            if (!"logical".equals(row.getString(2))) {
                throw new ControlPlaneException(owner + ": DDL capture needs wal_level = logical, was "
                        + row.getString(2) + "; set it and restart the server");
            }
        }
    }

    private static ControlPlaneException explained(DatabaseAddress owner, String resource, SQLException refused) {
        String what = owner + ": " + resource + " failed";
        if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
            what += "; it needs a superuser, or your provider's role that may create event triggers (rds_superuser)";
        }
        return new ControlPlaneException(what + ": " + refused.getMessage(), refused);
    }

    private static String script(String resource) {
        try (InputStream in = Objects.requireNonNull(
                DdlCapture.class.getResourceAsStream(resource), "resource " + resource + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + resource + " is unreadable", unreadable);
        }
    }
}

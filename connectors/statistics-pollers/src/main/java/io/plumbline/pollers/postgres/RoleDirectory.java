package io.plumbline.pollers.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Roles and the search paths configured for them: for a role in a database, for the role, for the database, for the
 * server, the first that is set. What a session sets for itself is not visible to anybody else.
 */
final class RoleDirectory {

    private static final String SEARCH_PATH = "search_path=";
    private static final int FIRST_WITH_SET_OPTION = 16;
    private static final String DEFAULT_QUERY = OwnSql.SELECT
            + "CASE WHEN source IN ('default', 'configuration file', 'command line', 'environment variable')"
            + " THEN setting ELSE boot_val END FROM pg_catalog.pg_settings WHERE name = 'search_path'";
    private static final String SETTINGS_QUERY =
            OwnSql.SELECT + "setrole, setdatabase, setconfig FROM pg_catalog.pg_db_role_setting";

    private record Scope(long role, long database) {}

    private final Map<Long, Role> roles = new HashMap<>();
    private final Map<Scope, String> configured = new HashMap<>();
    private String byDefault = "";

    /** Knows no roles. */
    RoleDirectory() {}

    static RoleDirectory read(Connection connection, Collection<Long> roles, int major) throws SQLException {
        RoleDirectory directory = new RoleDirectory();
        directory.readRoles(connection, roles, major);
        directory.readSettings(connection);
        try (PreparedStatement statement = connection.prepareStatement(DEFAULT_QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            directory.byDefault = row.getString(1);
        }
        return directory;
    }

    /** The role, or null when it has been dropped. */
    @Nullable
    Role role(long oid) {
        return roles.get(oid);
    }

    /** The search path as configured, unresolved. */
    String searchPath(long role, long database) {
        for (Scope scope : new Scope[] {new Scope(role, database), new Scope(role, 0), new Scope(0, database)}) {
            String path = configured.get(scope);
            if (path != null) {
                return path;
            }
        }
        return configured.getOrDefault(new Scope(0, 0), byDefault);
    }

    private void readRoles(Connection connection, Collection<Long> wanted, int major) throws SQLException {
        String query = OwnSql.SELECT + "oid, rolname, pg_has_role(current_user, oid, '"
                + (major >= FIRST_WITH_SET_OPTION ? "SET" : "MEMBER")
                + "') FROM pg_catalog.pg_roles WHERE oid = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("oid", wanted.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    roles.put(row.getLong(1), new Role(row.getLong(1), row.getString(2), row.getBoolean(3)));
                }
            }
        }
    }

    private void readSettings(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS_QUERY);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Array settings = row.getArray(3);
                for (String setting : settings == null ? new String[0] : (String[]) settings.getArray()) {
                    if (setting.startsWith(SEARCH_PATH)) {
                        Scope scope = new Scope(row.getLong(1), row.getLong(2));
                        configured.put(scope, setting.substring(SEARCH_PATH.length()));
                    }
                }
            }
        }
    }
}

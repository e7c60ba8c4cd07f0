package io.plumbline.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roles, and what is configured for them. */
public final class RoleDirectory {

    private static final int FIRST_WITH_SET_OPTION = 16;
    private static final String DEFAULT_QUERY = OwnSql.SELECT
            + "CASE WHEN source IN ('default', 'configuration file', 'command line', 'environment variable')"
            + " THEN setting ELSE boot_val END FROM pg_catalog.pg_settings WHERE name = 'search_path'";

    private final Map<Long, Role> roles = new HashMap<>();
    private final ConfiguredSettings configured;
    private String byDefault = "";

    /** Knows no roles. */
    public RoleDirectory() {
        this(new ConfiguredSettings());
    }

    private RoleDirectory(ConfiguredSettings configured) {
        this.configured = configured;
    }

    public static RoleDirectory read(Connection connection, Collection<Long> roles, int major) throws SQLException {
        RoleDirectory directory = new RoleDirectory(ConfiguredSettings.read(connection));
        directory.readRoles(connection, roles, major);
        try (PreparedStatement statement = connection.prepareStatement(DEFAULT_QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            directory.byDefault = row.getString(1);
        }
        return directory;
    }

    /** The role, or null when it has been dropped. */
    public @Nullable Role role(long oid) {
        return roles.get(oid);
    }

    /** The search path as configured, or else the server's, unresolved. */
    public String searchPath(long role, long database) {
        String path = configured.searchPath(role, database);
        return path == null ? byDefault : path;
    }

    public ConfiguredSettings configured() {
        return configured;
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
}

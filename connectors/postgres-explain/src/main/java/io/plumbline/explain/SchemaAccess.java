package io.plumbline.explain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which of a database's schemas each role may use: the others are not in its search path. */
public final class SchemaAccess {

    private static final String QUERY = OwnSql.SELECT + """
            r.oid, n.nspname
            FROM pg_catalog.pg_roles r, pg_catalog.pg_namespace n
            WHERE r.oid = ANY (?) AND n.nspname !~ '^pg_(toast|temp)' AND has_schema_privilege(r.oid, n.oid, 'USAGE')""";

    private final Map<Long, Set<String>> usable;

    private SchemaAccess(Map<Long, Set<String>> usable) {
        this.usable = usable;
    }

    public static SchemaAccess read(Connection connection, Collection<Long> roles) throws SQLException {
        Map<Long, Set<String>> usable = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("oid", roles.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    usable.computeIfAbsent(row.getLong(1), role -> new HashSet<>())
                            .add(row.getString(2));
                }
            }
        }
        return new SchemaAccess(usable);
    }

    /** Empty for a role that has been dropped. */
    public Set<String> of(long role) {
        return usable.getOrDefault(role, Set.of());
    }
}

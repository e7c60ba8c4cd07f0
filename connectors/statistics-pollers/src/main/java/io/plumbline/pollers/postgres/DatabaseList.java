package io.plumbline.pollers.postgres;

import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which databases of a server are watched. */
final class DatabaseList {

    private static final String QUERY = OwnSql.SELECT
            + "oid, datname FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate"
            + " AND has_database_privilege(oid, 'CONNECT') ORDER BY datname";

    private DatabaseList() {}

    /** Those of {@code wanted} that are there; all when it is empty. */
    static List<WatchedDatabase> read(Connection connection, List<String> wanted) throws SQLException {
        List<WatchedDatabase> databases = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (wanted.isEmpty() || wanted.contains(row.getString(2))) {
                    databases.add(new WatchedDatabase(row.getLong(1), row.getString(2)));
                }
            }
        }
        return databases;
    }

    /** Names that are wanted and not there, or not to be connected to. */
    static Set<String> missing(List<WatchedDatabase> found, List<String> wanted) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        found.forEach(database -> missing.remove(database.name()));
        return missing;
    }
}

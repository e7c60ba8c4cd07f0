package io.plumbline.pollers.postgres;

import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many of a database's tables the polling role may read, and so explain statements over. */
record ReadAccess(long readable, long tables) {

    private static final String QUERY = OwnSql.SELECT + """
            count(*) FILTER (WHERE has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')),
                   count(*)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')""";

    static ReadAccess read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new ReadAccess(row.getLong(1), row.getLong(2));
        }
    }

    /** Some tables may be kept from us on purpose; all of them are a grant that was forgotten. */
    boolean isNone() {
        return tables > 0 && readable == 0;
    }
}

package io.plumbline.sync.postgres;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import io.plumbline.explain.OwnSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds what a server calls a statement: its entries in pg_stat_statements, by the hash of the normalised text. */
final class StatementEntries {

    private static final String SCHEMA = OwnSql.SELECT + "quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'";

    private StatementEntries() {}

    /** The entries of the statement in the database; empty where the server has counted none, or counts nothing. */
    static List<StatementEntry> find(Connection home, String database, String sqlHash) throws SQLException {
        List<StatementEntry> found = new ArrayList<>();
        String schema = schema(home);
        if (schema.isEmpty()) {
            return found;
        }
        SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);
        String query = OwnSql.SELECT + "s.userid, s.dbid, s.queryid, s.query FROM " + schema
                + ".pg_stat_statements(true) s JOIN pg_catalog.pg_database d ON d.oid = s.dbid"
                + " WHERE d.datname = ? AND s.queryid IS NOT NULL AND s.query IS NOT NULL AND s.toplevel";
        try (PreparedStatement statement = home.prepareStatement(query)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String raw = row.getString(4);
                    if (normalizer.normalize(raw).sqlHash().equals(sqlHash)) {
                        found.add(new StatementEntry(row.getLong(1), row.getLong(2), row.getLong(3), raw));
                    }
                }
            }
        }
        return found;
    }

    private static String schema(Connection home) throws SQLException {
        try (PreparedStatement statement = home.prepareStatement(SCHEMA);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }
}

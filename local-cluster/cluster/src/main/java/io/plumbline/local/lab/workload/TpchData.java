package io.plumbline.local.lab.workload;

import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies TPC-H's data into a database of PostgreSQL. */
final class TpchData {

    private static final int CHARS_PER_BATCH = 1 << 16;

    private final CopyManager copies;
    private final double scale;

    TpchData(Connection connection, double scale) throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.scale = scale;
    }

    void load() throws SQLException {
        for (Map.Entry<String, Iterable<? extends TpchEntity>> table :
                TpchRows.ofScale(scale).entrySet()) {
            copy(table.getKey(), table.getValue());
        }
    }

    private void copy(String table, Iterable<? extends TpchEntity> rows) throws SQLException {
        StringBuilder batch = new StringBuilder(CHARS_PER_BATCH + 1024);
        for (TpchEntity row : rows) {
            batch.append(TpchRows.line(row)).append('\n');
            if (batch.length() > CHARS_PER_BATCH) {
                send(table, batch);
            }
        }
        send(table, batch);
    }

    private void send(String table, StringBuilder batch) throws SQLException {
        try {
            copies.copyIn("COPY " + table + " FROM STDIN WITH (DELIMITER '|')", new StringReader(batch.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy into " + table, e);
        }
        batch.setLength(0);
    }
}

package io.plumbline.local.lab.workload;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * TPC-H's data. As dbgen makes it but for the comments, which are taken from a text pool of 1 MiB in place of 300 MiB,
 * so that the generator needs neither its memory nor its time.
 */
final class TpchData {

    private static final int TEXT_POOL_BYTES = 1 << 20;
    private static final int CHARS_PER_BATCH = 1 << 16;

    private final CopyManager copies;
    private final double scale;

    TpchData(Connection connection, double scale) throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.scale = scale;
    }

    void load() throws SQLException {
        for (Map.Entry<String, Iterable<? extends TpchEntity>> table : tables().entrySet()) {
            copy(table.getKey(), table.getValue());
        }
    }

    private Map<String, Iterable<? extends TpchEntity>> tables() {
        Distributions words = Distributions.getDefaultDistributions();
        TextPool text = new TextPool(TEXT_POOL_BYTES, words);
        Map<String, Iterable<? extends TpchEntity>> tables = new LinkedHashMap<>();
        tables.put("region", new RegionGenerator(words, text));
        tables.put("nation", new NationGenerator(words, text));
        tables.put("supplier", new SupplierGenerator(scale, 1, 1, words, text));
        tables.put("part", new PartGenerator(scale, 1, 1, words, text));
        tables.put("partsupp", new PartSupplierGenerator(scale, 1, 1, text));
        tables.put("customer", new CustomerGenerator(scale, 1, 1, words, text));
        tables.put("orders", new OrderGenerator(scale, 1, 1, words, text));
        tables.put("lineitem", new LineItemGenerator(scale, 1, 1, words, text));
        return tables;
    }

    private void copy(String table, Iterable<? extends TpchEntity> rows) throws SQLException {
        StringBuilder batch = new StringBuilder(CHARS_PER_BATCH + 1024);
        for (TpchEntity row : rows) {
            String line = row.toLine();
            // dbgen ends each line with a delimiter, COPY expects none
            batch.append(line, 0, line.endsWith("|") ? line.length() - 1 : line.length())
                    .append('\n');
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

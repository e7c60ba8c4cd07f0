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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * TPC-H's data. As dbgen makes it but for the comments, which are taken from a text pool of 1 MiB in place of 300 MiB,
 * so that the generator needs neither its memory nor its time.
 */
public final class TpchRows {

    private static final int TEXT_POOL_BYTES = 1 << 20;

    private TpchRows() {}

    /** Rows by their table, in an order in which they refer to tables before theirs only. */
    public static Map<String, Iterable<? extends TpchEntity>> ofScale(double scale) {
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

    /** The row's fields with {@code |} between them. */
    public static String line(TpchEntity row) {
        String line = row.toLine();
        // dbgen ends each line with a delimiter, servers expect none
        return line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
    }
}

package io.plumbline.local.pollers;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** 5,000 statements over 100 tables, in words that PostgreSQL and MySQL take. */
final class ManyStatements {

    static final int COUNT = 5_000;
    static final int TABLES = 100;

    private static final List<String> CONDITIONS =
            List.of("ONE.b = 2", "ONE.c = 'x'", "ONE.id > 3", "OTHER.a = 4", "OTHER.b < 5", "OTHER.c <> 'y'");

    private ManyStatements() {}

    static Stream<String> all() {
        return IntStream.range(0, COUNT).mapToObj(i -> query(i % TABLES, i / TABLES));
    }

    /**
     * Another statement for every table and shape: the bits of the shape say which conditions it has. Without aliases,
     * because PostgreSQL 18 counts statements over different tables of one alias as the same.
     */
    private static String query(int table, int shape) {
        String one = "t" + table;
        String other = "t" + (table + 1) % TABLES;
        StringBuilder query =
                new StringBuilder("SELECT ONE.id, OTHER.b FROM ONE JOIN OTHER USING (id) WHERE ONE.a = 1");
        for (int i = 0; i < CONDITIONS.size(); i++) {
            query.append(((shape >> i) & 1) == 1 ? " AND " + CONDITIONS.get(i) : "");
        }
        return query.toString().replace("ONE", one).replace("OTHER", other);
    }
}

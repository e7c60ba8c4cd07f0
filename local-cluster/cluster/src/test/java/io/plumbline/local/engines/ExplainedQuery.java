package io.plumbline.local.engines;

import io.plumbline.local.lab.event.Catalogue;
import io.plumbline.local.lab.event.LabStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A query of TPC-H with values in it, in words that both engines take. */
record ExplainedQuery(String name, String sql) {

    private static final long SEED = 7;

    /** The 22, in their order. */
    static List<ExplainedQuery> all() {
        return new Catalogue()
                .analyticalStatements().stream().map(ExplainedQuery::of).toList();
    }

    private static ExplainedQuery of(LabStatement statement) {
        List<Object> values = statement.values(new Random(SEED));
        List<String> parts = List.of(statement.sql().split("\\?", -1));
        StringBuilder sql = new StringBuilder(parts.get(0));
        for (int i = 0; i < values.size(); i++) {
            sql.append(literal(values.get(i))).append(parts.get(i + 1));
        }
        return new ExplainedQuery(statement.name(), sql.toString().lines().collect(Collectors.joining(" ")));
    }

    private static String literal(Object value) {
        if (value instanceof LocalDate date) {
            return "DATE '" + date + "'";
        }
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}

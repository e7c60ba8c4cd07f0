package io.plumbline.local.lab.event;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.SqlNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A statement that a client runs over and over.
 *
 * @param name unique in the lab: {@code event.statement}, {@code tpch.q01}, {@code oltp.order-by-key}
 * @param sql with JDBC's parameter marks
 * @param parameters one source for each mark
 */
public record LabStatement(String name, String sql, List<ValueSource> parameters) {

    public LabStatement {
        parameters = List.copyOf(parameters);
    }

    /** The hash under which the product knows it. */
    public String sqlHash() {
        return SqlNormalizer.normalize(sql, Dialect.POSTGRES).sqlHash();
    }

    /** Values for one execution. */
    public List<Object> values(Random random) {
        List<Object> values = new ArrayList<>();
        parameters.forEach(parameter -> values.add(parameter.next(random, List.copyOf(values))));
        return List.copyOf(values);
    }
}

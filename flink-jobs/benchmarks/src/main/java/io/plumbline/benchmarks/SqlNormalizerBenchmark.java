package io.plumbline.benchmarks;

import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a statement to canonical text and hash. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class SqlNormalizerBenchmark {

    private static final String SHORT =
            "SELECT id, total FROM orders WHERE customer_id = 4711 AND status = 'paid' LIMIT 9";
    private static final String JOIN = """
            SELECT o.id, o.total, c.name, count(i.id) AS items, sum(i.price * i.quantity) AS value
            FROM orders o JOIN customer c ON c.id = o.customer_id LEFT JOIN order_item i ON i.order_id = o.id
            WHERE o.status = 'paid' AND o.placed_at BETWEEN '2026-01-01' AND '2026-02-01' AND c.country IN ('DE', 'FR', 'IT')
            AND (o.total > 100.50 OR c.segment = 'gold') /* traceparent='00-0af7651916cd43dd8448eb211c80319c-b7ad6b71' */
            GROUP BY o.id, o.total, c.name HAVING count(i.id) > 2 ORDER BY value DESC LIMIT 50 OFFSET 100""";

    /** Ids of seven digits make the list 9 kB. */
    private static final int FIRST_ID = 4_711_000;

    /** What the statement is like. */
    public enum Shape {
        BYTES_80,
        BYTES_500,
        BYTES_4000,
        IN_LIST_1000
    }

    /** The shape measured. */
    @Param
    public Shape shape = Shape.BYTES_80;

    /** The dialect measured. */
    @Param
    public Dialect dialect = Dialect.POSTGRES;

    private String text = "";
    private SqlNormalizer normalizer = new SqlNormalizer(Dialect.POSTGRES);

    /** Makes the text. */
    @Setup
    public void setUp() {
        normalizer = new SqlNormalizer(dialect);
        text = switch (shape) {
            case BYTES_80 -> SHORT;
            case BYTES_500 -> JOIN;
            case BYTES_4000 -> IntStream.range(0, 8).mapToObj(i -> JOIN).collect(Collectors.joining(" UNION ALL "));
            case IN_LIST_1000 ->
                IntStream.range(FIRST_ID, FIRST_ID + 1000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "SELECT * FROM orders WHERE id IN (", ")"));
        };
    }

    /** Text to hash. */
    @Benchmark
    public NormalizedSql normalize() {
        return normalizer.normalize(text);
    }

    int length() {
        return text.length();
    }
}

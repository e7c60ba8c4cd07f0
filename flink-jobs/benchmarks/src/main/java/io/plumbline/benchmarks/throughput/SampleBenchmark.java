package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.Step;
import io.plumbline.model.statement.Sample;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sample of the fleet, from the record's bytes to the state's, without Flink and a state backend; and its parts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class SampleBenchmark {

    private static final int STATEMENTS = 200;
    private static final int POLLS = 100;

    private final Fleet fleet = new Fleet(STATEMENTS);
    private final StatementMonitor monitor = new StatementMonitor(MonitorOptions.defaults());
    private final ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);
    private final StatementInMemory[] statements = new StatementInMemory[STATEMENTS];
    private final byte[][] records = new byte[STATEMENTS * POLLS][];
    private int next;

    /** Makes the records, and the state of a hundred polls. */
    @Setup
    public void fill() throws RejectedException {
        forget();
        for (int i = 0; i < records.length; i++) {
            records[i] = fleet.at(i).avro();
            observe(i);
        }
        next = records.length - 1;
    }

    /** Bytes to sample. */
    @Benchmark
    public Sample read() throws RejectedException {
        next = (next + 1) % records.length;
        return reader.read(records[next]);
    }

    /** State read and written. */
    @Benchmark
    public int state() {
        next = (next + 1) % STATEMENTS;
        statements[next].save(statements[next].load());
        return statements[next].standingBytes();
    }

    /** Everything. */
    @Benchmark
    public Step sample() throws RejectedException {
        next = (next + 1) % records.length;
        if (next == 0) {
            forget();
        }
        return observe(next);
    }

    private Step observe(int position) throws RejectedException {
        StatementInMemory statement = statements[fleet.statementAt(position)];
        Step step = monitor.observe(statement.load(), reader.read(records[position]), MonitorContext.DEFAULTS);
        statement.save(step.state());
        return step;
    }

    private void forget() {
        Arrays.setAll(statements, any -> new StatementInMemory());
    }
}

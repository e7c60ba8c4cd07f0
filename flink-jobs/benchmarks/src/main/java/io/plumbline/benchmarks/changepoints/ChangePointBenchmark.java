package io.plumbline.benchmarks.changepoints;

import io.plumbline.model.changepoints.ChangePointDetector;
import io.plumbline.model.changepoints.ChangePointOptions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One value through the change-point detector: state read, updated with all its hypotheses, and written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChangePointBenchmark {

    private static final int VALUES = 20_000;

    /** Series that go round and round. */
    @Param({"NOISE_LOG_NORMAL", "SEASON_NIGHTLY"})
    public String series = "";

    private final ChangePointDetector detector = new ChangePointDetector(ChangePointOptions.defaults());
    private double[] values = {};
    private byte[] state = {};
    private int next;

    /** Makes the series. */
    @Setup(Level.Trial)
    public void setUp() {
        values = Generator.valueOf(series).make(VALUES, 1).values();
    }

    /** Time per value. */
    @Benchmark
    public byte[] observe() {
        Instant at = LabelledSeries.START.plusSeconds(60L * next);
        state = detector.observe(state, values[next % VALUES], at).state();
        next++;
        return state;
    }
}

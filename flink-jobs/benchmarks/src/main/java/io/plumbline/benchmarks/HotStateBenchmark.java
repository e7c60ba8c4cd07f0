package io.plumbline.benchmarks;

import io.plumbline.benchmarks.changepoints.ChangePointBenchmark;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** One sample through the rolling statistics and the change point of a plan, the bytes of both read and written. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class HotStateBenchmark {

    /** Time per sample. */
    @Benchmark
    public int sample(RollingStatisticsBenchmark statistics, ChangePointBenchmark changePoint) {
        return statistics.sample().length + changePoint.observe().length;
    }
}

package io.plumbline.benchmarks;

import io.plumbline.model.stats.ClosedSubWindows;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.WindowOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** One sample of a plan: hot bytes read, a value of each measure added, hot bytes written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class RollingStatisticsBenchmark {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SAMPLES = 9_050;

    /** What the estimates do; the time per call is log-normal with sigma 0.3, 1,000 calls a sample. */
    public enum Estimates {
        CONSTANT(0),
        JITTERED_BY_A_PERCENT(0.01),
        NOISY(0.3);

        private final double noise;

        Estimates(double noise) {
            this.noise = noise;
        }
    }

    /** The estimates measured. */
    @Param
    public Estimates estimates = Estimates.CONSTANT;

    /** Sub-windows in seven days; each has 100 samples. */
    @Param({"6", "60", "600"})
    public int subWindows = 60;

    private WindowOptions options = WindowOptions.defaults();
    private byte[] hot = {};
    private Instant now = START;
    private double[] values = {};

    /** Fills a window and half a sub-window. */
    @Setup
    public void setUp() {
        options = new WindowOptions(Duration.ofDays(7), subWindows, 0.01, 512);
        Random random = new Random(7);
        Map<Long, byte[]> closed = new HashMap<>();
        RollingStatistics statistics = RollingStatistics.of(hot, closed::get, options);
        Duration step = Duration.ofDays(7).dividedBy(subWindows * 100L);
        for (int i = 0; i < Math.max(SAMPLES, subWindows * 150 + 50); i++) {
            now = START.plus(step.multipliedBy(i));
            add(statistics, random);
            closed.putAll(statistics.changes());
            statistics = RollingStatistics.of(statistics.toBytes(), closed::get, options);
        }
        hot = statistics.toBytes();
        values = random.doubles(Measure.values().length, 900, 1_100).toArray();
    }

    private void add(RollingStatistics statistics, Random random) {
        for (Measure measure : Measure.values()) {
            boolean isTime = measure == Measure.TIME_PER_CALL;
            double value = 1_000 * Math.exp((isTime ? 0.3 : estimates.noise) * random.nextGaussian());
            statistics.add(now, measure, value, isTime ? 900 + random.nextInt(200) : 1);
        }
    }

    /** Bytes to bytes, with nothing read out. */
    @Benchmark
    public byte[] sample() {
        return added().toBytes();
    }

    /** The same, and what every sample is judged by: cost and rows. */
    @Benchmark
    public double sampleAndReadCostAndRows() {
        RollingStatistics statistics = added();
        return statistics.distribution(Measure.COST).p90()
                + statistics.distribution(Measure.ROWS_OUT).p50()
                + statistics.toBytes().length;
    }

    private RollingStatistics added() {
        RollingStatistics statistics = RollingStatistics.of(hot, ClosedSubWindows.NONE, options);
        boolean constant = estimates == Estimates.CONSTANT;
        statistics.add(now, Measure.COST, constant ? 1_000 : values[0], 1);
        statistics.add(now, Measure.ROWS_OUT, constant ? 1_000 : values[1], 1);
        statistics.add(now, Measure.ROWS_EXAMINED, constant ? 1_000 : values[2], 1);
        statistics.add(now, Measure.TIME_PER_CALL, values[3], 1_000);
        return statistics;
    }

    int hotBytes() {
        return hot.length;
    }
}

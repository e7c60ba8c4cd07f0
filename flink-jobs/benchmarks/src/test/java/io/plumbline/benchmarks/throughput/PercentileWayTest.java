package io.plumbline.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PercentileWayTest {

    private static final int SAMPLES_IN_WINDOW = 600;
    private static final int MEASURED = 300;
    private static final int ENOUGH_FOR_RANKS = 500;

    private static final Queue<Double> PERCENTILES = new ConcurrentLinkedQueue<>();

    /** Sub-windows leave a sixtieth of the window before the rest, so the values differ by one more than the sketch. */
    @ParameterizedTest
    @EnumSource
    void eachWayGivesThePercentileOfTheSortedValues(PercentileWay way) throws Exception {
        PERCENTILES.clear();
        Load load = InsteadComparison.load(1, SAMPLES_IN_WINDOW, MEASURED);

        MeasuredRun run = MeasuredRun.of(
                load,
                records -> way.on(records)
                        .map(percentile -> {
                            PERCENTILES.add(percentile);
                            Progress.count();
                            return percentile;
                        })
                        .returns(Types.DOUBLE));

        assertThat(run.rate().recordsPerSecond()).isPositive();
        assertThat(run.stateBytes()).isPositive();
        List<Double> given = new ArrayList<>(PERCENTILES);
        List<Double> costs = costs(load);
        for (int i = ENOUGH_FOR_RANKS; i < load.warmedAndMeasured(); i++) {
            assertThat(given.get(i)).as("percentile %d", i).isCloseTo(percentile(costs, i), withinPercentage(1.5));
        }
    }

    private static List<Double> costs(Load load) {
        AvroReader<StatementObservation> reader = new AvroReader<>(StatementObservation.class);
        List<Double> costs = new ArrayList<>();
        for (long i = 0; i < load.warmedAndMeasured(); i++) {
            costs.add(CostSample.read(reader, load.fleet().at(i)).cost());
        }
        return costs;
    }

    /** Of the values from 7 days before the last one on, both ends in it; interpolated. */
    private static double percentile(List<Double> costs, int last) {
        List<Double> sorted = costs.subList(Math.max(0, last - SAMPLES_IN_WINDOW), last + 1).stream()
                .sorted()
                .toList();
        double rank = 0.9 * (sorted.size() - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (rank - below) * (sorted.get(above) - sorted.get(below));
    }
}

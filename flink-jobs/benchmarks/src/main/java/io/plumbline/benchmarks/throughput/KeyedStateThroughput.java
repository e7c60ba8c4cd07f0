package io.plumbline.benchmarks.throughput;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.DecodedRecord;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The statement operator against a bare read-modify-write of one equally large value, each on RocksDB with 512 MB of
 * managed memory, one after the other in one process. Arguments: numbers of statements, each with the polls before the
 * measured records where they are not 20, as in {@code 1000000x2}: a statement is learned, explained and published
 * over its first ten. What decoding alone reaches is printed too, because the bare operator does not look into a record.
 */
public final class KeyedStateThroughput {

    private static final long MEASURED = 300_000;
    private static final int WARM_UP_POLLS = 20;
    private static final long LEAST_WARM_UP = 300_000;

    private KeyedStateThroughput() {}

    /** Prints one line for each number of statements. */
    public static void main(String[] arguments) throws Exception {
        StateBytes bytes = StateBytes.ofFleet();
        System.out.printf("a statement: standing %d, hot %d bytes%n", bytes.standing(), bytes.hot());
        List<Size> sizes = Stream.of(arguments.length == 0 ? new String[] {"10000", "100000"} : arguments)
                .map(Size::of)
                .toList();
        for (Size size : sizes) {
            double decoding = recordsPerSecond(size, keyed -> keyed.process(new DecodingOperator()));
            double bare = recordsPerSecond(size, keyed -> keyed.process(new BareOperator(bytes.sum())));
            double ours = recordsPerSecond(size, CountedStatementOperator::on);
            System.out.printf(
                    "%,d statements after %d polls: decoding %,.0f, bare state %,.0f, statement operator %,.0f"
                            + " records/s, %.0f %%%n",
                    size.statements(), size.polls(), decoding, bare, ours, 100 * ours / bare);
        }
    }

    private record Size(int statements, int polls) {

        static Size of(String argument) {
            String[] parts = argument.split("x", 2);
            return new Size(Integer.parseInt(parts[0]), parts.length == 1 ? WARM_UP_POLLS : Integer.parseInt(parts[1]));
        }
    }

    /** What is done with the records, by key. */
    private interface Work {
        DataStream<Outbound> on(KeyedStream<DecodedRecord, String> records);
    }

    private static double recordsPerSecond(Size size, Work work) throws Exception {
        long warmUp = Math.max(LEAST_WARM_UP, (long) size.statements() * size.polls());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(RocksDbCluster.configuration());
        environment.setParallelism(1);
        KeyedStream<DecodedRecord, String> records = environment
                .fromSequence(0, warmUp + MEASURED - 1)
                .map(new FleetFeed(size.statements(), warmUp))
                .returns(TypeInformation.of(DecodedRecord.class))
                .keyBy(DecodedRecord::key);
        work.on(records).sinkTo(new DiscardingSink<>());
        MiniCluster mini = RocksDbCluster.create();
        try {
            mini.start();
            mini.executeJobBlocking(environment.getStreamGraph().getJobGraph());
        } finally {
            mini.closeAsync().join();
        }
        double seconds = (System.nanoTime() - FleetFeed.MEASURED_SINCE_NANOS.get()) / 1e9;
        return MEASURED / seconds;
    }
}

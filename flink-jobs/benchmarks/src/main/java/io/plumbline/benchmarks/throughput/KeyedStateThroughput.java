package io.plumbline.benchmarks.throughput;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.operators.StatementOperator;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.state.StateDescriptors;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The statement operator against a bare read-modify-write of one equally large value, each on RocksDB with 512 MB of
 * managed memory, one after the other in one process. Arguments: numbers of statements. What decoding alone reaches is
 * printed too, because the bare operator does not look into a record.
 */
public final class KeyedStateThroughput {

    private static final long MEASURED = 300_000;
    private static final int WARM_UP_POLLS = 2;
    private static final long LEAST_WARM_UP = 300_000;

    private KeyedStateThroughput() {}

    /** Prints one line for each number of statements. */
    public static void main(String[] arguments) throws Exception {
        StateBytes bytes = StateBytes.ofFleet();
        System.out.printf("a statement: standing %d, hot %d bytes%n", bytes.standing(), bytes.hot());
        List<Integer> sizes = Stream.of(arguments.length == 0 ? new String[] {"10000", "100000", "1000000"} : arguments)
                .map(Integer::valueOf)
                .toList();
        for (int statements : sizes) {
            double decoding = recordsPerSecond(statements, keyed -> keyed.process(new DecodingOperator()));
            double bare = recordsPerSecond(statements, keyed -> keyed.process(new BareOperator(bytes.sum())));
            double ours = recordsPerSecond(statements, KeyedStateThroughput::judge);
            System.out.printf(
                    "%,d statements: decoding %,.0f, bare state %,.0f, statement operator %,.0f records/s, %.0f %%%n",
                    statements, decoding, bare, ours, 100 * ours / bare);
        }
    }

    /** What is done with the records, by key. */
    private interface Work {
        DataStream<Outbound> on(KeyedStream<DecodedRecord, String> records);
    }

    private static DataStream<Outbound> judge(KeyedStream<DecodedRecord, String> records) {
        DataStream<ControlChange> none = records.getExecutionEnvironment()
                .fromSequence(0, 0)
                .<ControlChange>flatMap((each, out) -> {})
                .returns(TypeInformation.of(ControlChange.class));
        BroadcastStream<ControlChange> changes = none.broadcast(
                StateDescriptors.THRESHOLDS, StateDescriptors.MAINTENANCE_WINDOWS, StateDescriptors.RECENT_DDL);
        return records.connect(changes).process(new StatementOperator(new MonitorSettings(new Configuration())));
    }

    private static double recordsPerSecond(int statements, Work work) throws Exception {
        long warmUp = Math.max(LEAST_WARM_UP, (long) statements * WARM_UP_POLLS);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        environment.setParallelism(1);
        KeyedStream<DecodedRecord, String> records = environment
                .fromSequence(0, warmUp + MEASURED - 1)
                .map(new FleetFeed(statements, warmUp))
                .returns(TypeInformation.of(DecodedRecord.class))
                .keyBy(DecodedRecord::key);
        work.on(records).sinkTo(new DiscardingSink<>());
        MiniClusterConfiguration cluster = new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build();
        MiniCluster mini = new MiniCluster(cluster);
        try {
            mini.start();
            mini.executeJobBlocking(environment.getStreamGraph().getJobGraph());
        } finally {
            mini.closeAsync().join();
        }
        double seconds = (System.nanoTime() - FleetFeed.MEASURED_SINCE_NANOS.get()) / 1e9;
        return MEASURED / seconds;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        configuration.set(RestOptions.BIND_PORT, "0");
        return configuration;
    }
}

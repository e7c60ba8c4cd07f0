package io.plumbline.benchmarks.throughput;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where every run takes place: one slot, RocksDB with 512 MB of managed memory, incremental checkpoints. */
final class RocksDbCluster {

    private RocksDbCluster() {}

    /** One that is yet to be started. */
    static MiniCluster create() {
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
    }

    static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        // unpartitioned, a read loads a megabyte of index and filter where they do not all stay in the cache
        configuration.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
        configuration.set(RestOptions.BIND_PORT, "0");
        return configuration;
    }
}

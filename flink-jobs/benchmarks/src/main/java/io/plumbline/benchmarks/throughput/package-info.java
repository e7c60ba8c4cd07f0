/** Throughput runs on a real Flink mini cluster with RocksDB. */
@NullMarked
package io.plumbline.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;

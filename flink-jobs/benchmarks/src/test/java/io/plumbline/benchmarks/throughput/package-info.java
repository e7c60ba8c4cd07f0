@NullMarked
package io.plumbline.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;

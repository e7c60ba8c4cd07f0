/** Benchmarks with JMH; docs/benchmarks.md says how to run them and has figures. */
@NullMarked
package io.plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;

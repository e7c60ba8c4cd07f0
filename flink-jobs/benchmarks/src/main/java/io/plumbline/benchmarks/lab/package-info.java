/** The lab's recordings, sent through the engine once more, without the lab. */
@NullMarked
package io.plumbline.benchmarks.lab;

import org.jspecify.annotations.NullMarked;

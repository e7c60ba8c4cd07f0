/** How well change points are found, and how fast. */
@NullMarked
package io.plumbline.benchmarks.changepoints;

import org.jspecify.annotations.NullMarked;

/** Differences of cumulative counters, by epoch. */
@NullMarked
package io.plumbline.model.counters;

import org.jspecify.annotations.NullMarked;

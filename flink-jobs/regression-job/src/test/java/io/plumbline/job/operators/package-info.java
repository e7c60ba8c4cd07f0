/** Harness tests: outputs and number of state entries. */
@NullMarked
package io.plumbline.job.operators;

import org.jspecify.annotations.NullMarked;

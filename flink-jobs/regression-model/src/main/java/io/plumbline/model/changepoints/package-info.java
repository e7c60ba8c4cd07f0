/** Finds where the level of a series changed: Bayesian online change points over logarithms. */
@NullMarked
package io.plumbline.model.changepoints;

import org.jspecify.annotations.NullMarked;

/** Thin shells around the model's decisions. */
@NullMarked
package io.plumbline.job.operators;

import org.jspecify.annotations.NullMarked;

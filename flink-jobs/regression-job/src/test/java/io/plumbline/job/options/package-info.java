/** Defaults, ranges, messages and the reference page. */
@NullMarked
package io.plumbline.job.options;

import org.jspecify.annotations.NullMarked;

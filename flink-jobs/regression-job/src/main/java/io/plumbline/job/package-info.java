/** The regression job: the picture of its dataflow and its entry point. */
@NullMarked
package io.plumbline.job;

import org.jspecify.annotations.NullMarked;

/** What can be configured, with types, ranges and defaults. */
@NullMarked
package io.plumbline.job.options;

import org.jspecify.annotations.NullMarked;

/** What a task counts, shown where people look. */
@NullMarked
package io.plumbline.connect.metrics;

import org.jspecify.annotations.NullMarked;

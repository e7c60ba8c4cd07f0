/** What is counted of the pins of an instance. */
@NullMarked
package io.plumbline.sync.metrics;

import org.jspecify.annotations.NullMarked;

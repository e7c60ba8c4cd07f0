/** Test scope only: controllable sources and sinks, golden files. */
@NullMarked
package io.plumbline.testkit;

import org.jspecify.annotations.NullMarked;

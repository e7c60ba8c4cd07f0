/** Options of a connector, described for people and tools, and checked. */
@NullMarked
package io.plumbline.connect.options;

import org.jspecify.annotations.NullMarked;

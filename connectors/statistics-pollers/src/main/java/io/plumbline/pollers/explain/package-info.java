/** Which statement is explained next, and what it may cost. */
@NullMarked
package io.plumbline.pollers.explain;

import org.jspecify.annotations.NullMarked;

/** The cost vector and the server constants it is normalised with. */
@NullMarked
package io.plumbline.capture.cost;

import org.jspecify.annotations.NullMarked;

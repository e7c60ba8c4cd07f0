/** Tests of the module as a whole. */
@NullMarked
package io.plumbline.capture;

import org.jspecify.annotations.NullMarked;

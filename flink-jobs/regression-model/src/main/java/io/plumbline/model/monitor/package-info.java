/** The entry point: one sample in, the next state and its effects out. */
@NullMarked
package io.plumbline.model.monitor;

import org.jspecify.annotations.NullMarked;

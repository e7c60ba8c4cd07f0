/** Strict JSON from bytes, for the readers of every engine's plans. */
@NullMarked
package io.plumbline.capture.engine.json;

import org.jspecify.annotations.NullMarked;

/** What readers of any engine's plans return. */
@NullMarked
package io.plumbline.capture.engine;

import org.jspecify.annotations.NullMarked;

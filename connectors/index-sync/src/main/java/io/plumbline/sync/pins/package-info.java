/** Pins: what is asked for, what came of it. Nothing here talks to a server. */
@NullMarked
package io.plumbline.sync.pins;

import org.jspecify.annotations.NullMarked;

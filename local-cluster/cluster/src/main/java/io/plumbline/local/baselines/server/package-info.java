/** Baselines that a watched server's own extensions tell of, as a file to be read and imported. */
@NullMarked
package io.plumbline.local.baselines.server;

import org.jspecify.annotations.NullMarked;

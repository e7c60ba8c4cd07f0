/** Baselines and plan changes as the topics have them, looked up by the beginning of a hash. */
@NullMarked
package io.plumbline.local.baselines;

import org.jspecify.annotations.NullMarked;

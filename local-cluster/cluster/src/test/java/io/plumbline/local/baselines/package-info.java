/** Tests of what is known of baselines. */
@NullMarked
package io.plumbline.local.baselines;

import org.jspecify.annotations.NullMarked;

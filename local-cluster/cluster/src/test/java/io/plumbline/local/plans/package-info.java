/** Records what real servers explain, for the golden files of plan-capture. */
@NullMarked
package io.plumbline.local.plans;

import org.jspecify.annotations.NullMarked;

/** The canonical plan, common to all engines, and its fingerprint. */
@NullMarked
package io.plumbline.capture.plan;

import org.jspecify.annotations.NullMarked;

/** Why a plan's cost changed: named tests in a fixed order. */
@NullMarked
package io.plumbline.model.causes;

import org.jspecify.annotations.NullMarked;

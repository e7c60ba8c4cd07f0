/** Levels, transitions with hysteresis, and the verdicts they make. */
@NullMarked
package io.plumbline.model.verdicts;

import org.jspecify.annotations.NullMarked;

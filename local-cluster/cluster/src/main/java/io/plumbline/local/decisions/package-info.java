/** Decisions about plans, made by the functions of the control database, and what the job answers. */
@NullMarked
package io.plumbline.local.decisions;

import org.jspecify.annotations.NullMarked;

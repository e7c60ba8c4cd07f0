/** Explanations of what was, and was not, made of observations, for people. */
@NullMarked
package io.plumbline.local.why;

import org.jspecify.annotations.NullMarked;

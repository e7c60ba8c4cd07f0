/** What the calls of a statement take, measured by counters, instance by instance and poll by poll. */
@NullMarked
package io.plumbline.model.work;

import org.jspecify.annotations.NullMarked;

/** The schema registry behind one small interface. */
@NullMarked
package io.plumbline.job.registry;

import org.jspecify.annotations.NullMarked;

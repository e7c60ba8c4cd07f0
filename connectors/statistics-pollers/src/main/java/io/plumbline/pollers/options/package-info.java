/** The options that pollers of every engine take. */
@NullMarked
package io.plumbline.pollers.options;

import org.jspecify.annotations.NullMarked;

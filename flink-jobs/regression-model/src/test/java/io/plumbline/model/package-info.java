/** Tests of the module as a whole. */
@NullMarked
package io.plumbline.model;

import org.jspecify.annotations.NullMarked;

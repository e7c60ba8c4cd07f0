/** The schema registry and the product's subjects. */
@NullMarked
package io.plumbline.local.registry;

import org.jspecify.annotations.NullMarked;

/** Reading the product's topics from outside, as any consumer would. */
@NullMarked
package io.plumbline.local.topics;

import org.jspecify.annotations.NullMarked;

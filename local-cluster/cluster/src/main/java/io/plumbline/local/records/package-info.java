/** Reading the product's topics. */
@NullMarked
package io.plumbline.local.records;

import org.jspecify.annotations.NullMarked;

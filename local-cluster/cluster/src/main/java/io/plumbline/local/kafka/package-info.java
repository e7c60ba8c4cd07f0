/** The Kafka broker and the product's topics. */
@NullMarked
package io.plumbline.local.kafka;

import org.jspecify.annotations.NullMarked;

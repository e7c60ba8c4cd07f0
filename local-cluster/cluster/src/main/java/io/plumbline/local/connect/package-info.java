/** The Kafka Connect worker and its connectors. */
@NullMarked
package io.plumbline.local.connect;

import org.jspecify.annotations.NullMarked;

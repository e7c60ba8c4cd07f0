/** The model's words in Avro, and Kafka records out. */
@NullMarked
package io.plumbline.job.emit;

import org.jspecify.annotations.NullMarked;

/** Kafka records in: wire format, Avro and Debezium's JSON decoded, or rejected with a reason. */
@NullMarked
package io.plumbline.job.ingest;

import org.jspecify.annotations.NullMarked;

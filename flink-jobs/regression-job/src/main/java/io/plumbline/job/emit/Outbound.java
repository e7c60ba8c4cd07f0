package io.plumbline.job.emit;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way out.
 *
 * @param key Kafka key
 * @param avro value in Avro binary, without the wire format's header; null for a tombstone
 */
// nobody compares these
@SuppressWarnings("ArrayRecordComponent")
public record Outbound(String key, byte @Nullable [] avro) {}

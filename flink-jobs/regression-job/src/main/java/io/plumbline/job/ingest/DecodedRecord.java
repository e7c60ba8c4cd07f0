package io.plumbline.job.ingest;

/**
 * A usable record on its way to its key: the value again in Avro binary, by this version's own schema and without a
 * header, which is smaller on the network than any object graph.
 *
 * @param key statement or relation, text form
 */
// nobody compares these
@SuppressWarnings("ArrayRecordComponent")
public record DecodedRecord(String key, byte[] avro) {}

package io.plumbline.job.ingest;

import io.plumbline.model.decisions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What is usable, on its way to its key: a record of a topic or a decision about a statement. They are one type because
 * records of a key must stay in one stream, and not a sealed one because Flink's serializers take none.
 *
 * @param key statement or relation, text form
 * @param avro the record's value again in Avro binary, by this version's own schema and without a header, which is smaller
 *     on the network than any object graph; empty for a decision but one to import
 * @param decision null for a record of a topic
 */
// nobody compares these
@SuppressWarnings("ArrayRecordComponent")
public record DecodedRecord(
        String key, byte[] avro, @Nullable Decision decision) {

    private static final byte[] NOTHING = {};

    /** A record of a topic. */
    public DecodedRecord(String key, byte[] avro) {
        this(key, avro, null);
    }

    /** A decision to import, with the observation its plan might have come in. */
    static DecodedRecord of(Change.Imported imported) {
        return new DecodedRecord(imported.decision().key().encode(), imported.observation(), imported.decision());
    }

    /** A decision, under its statement's key. */
    public static DecodedRecord of(Decision decision) {
        return new DecodedRecord(decision.key().encode(), NOTHING, decision);
    }
}

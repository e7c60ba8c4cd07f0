package io.plumbline.pollers.rows;

import org.apache.kafka.connect.errors.DataException;

/** PostgreSQL's text and jsonb hold every character but NUL. */
final class StorableText {

    private StorableText() {}

    /** The text itself; refused here, a record does not stop the connector, as it would when the database refuses it. */
    static String require(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new DataException("a text holds NUL (U+0000) at position " + nul + ", which PostgreSQL cannot store");
        }
        return text;
    }
}

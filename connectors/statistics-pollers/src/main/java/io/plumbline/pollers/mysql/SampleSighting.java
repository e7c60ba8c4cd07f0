package io.plumbline.pollers.mysql;

/**
 * One row of the digest table with its text.
 *
 * @param executed whether its counters moved since the last poll, or there was none
 */
record SampleSighting(DigestRow row, DigestText text, boolean executed) {

    /** What makes two rows the same to explain within their schema. */
    String sqlHash() {
        return text.normalized().sqlHash();
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.pollers.explain.Executed;

/**
 * One row of the digest table with its text.
 *
 * @param executed since the last poll
 */
record SampleSighting(DigestRow row, DigestText text, Executed executed) {

    /** What makes two rows the same to explain within their schema. */
    String sqlHash() {
        return text.normalized().sqlHash();
    }
}

package io.plumbline.pollers.mysql;

import java.nio.charset.StandardCharsets;

/**
 * How long digests are that the server keeps. It cuts a longer one without a mark, so that a text may be whole or not.
 *
 * @param bytes the smaller of {@code max_digest_length} and {@code performance_schema_max_digest_length}
 */
record DigestLength(int bytes) {

    private static final int DEFAULT = 1024;

    /** A token that did not fit: an identifier of 64 characters of 4 bytes at most, and what is counted too little below. */
    private static final int LONGEST_TOKEN = 320;

    private static final int TOKEN = 2;

    static DigestLength of(MySqlServerFacts facts) {
        return new DigestLength(Math.min(
                facts.number("max_digest_length", DEFAULT),
                facts.number("performance_schema_max_digest_length", DEFAULT)));
    }

    /**
     * Whether a digest of this text may have been cut: the server stores 2 bytes a token, and 2 more and the name for an
     * identifier.
     */
    boolean mayCut(String digestText) {
        int stored = 0;
        boolean quoted = false;
        boolean inToken = false;
        for (int i = 0; i < digestText.length(); i++) {
            char c = digestText.charAt(i);
            if (c == '`') {
                quoted = !quoted;
                stored += quoted ? TOKEN + TOKEN : 0;
                inToken = quoted;
            } else if (quoted) {
                stored += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            } else if (c == ' ') {
                inToken = false;
            } else if (!inToken) {
                stored += TOKEN;
                inToken = true;
            }
        }
        return stored + LONGEST_TOKEN >= bytes;
    }
}

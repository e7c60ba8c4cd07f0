package io.plumbline.capture.sql;

/**
 * A word the normaliser knows.
 *
 * @param role what it does to the tokens after it, a {@link WordRole}
 * @param operandFollows whether a value rather than an operator is expected after it
 * @param reserved whether it can be a name only in quotes
 * @param spelling how it is written if it is another spelling of that word, else empty
 */
record Word(int role, boolean operandFollows, boolean reserved, String spelling) {

    static final Word PLAIN = new Word(WordRole.NONE, false, false, "");

    /** Whether it is written as it is and does nothing to the tokens after it. */
    boolean isPlain() {
        return role == WordRole.NONE && !operandFollows && spelling.isEmpty();
    }
}

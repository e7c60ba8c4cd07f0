package io.plumbline.capture.sql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** First 128 bits of SHA-256, as 32 lower-case hexadecimal digits. */
final class SqlHash {

    private static final int BYTES = 16;
    private static final MessageDigest SHA_256 = sha256();

    private SqlHash() {}

    static String of(byte[] bytes, int length) {
        MessageDigest digest = copy();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** A copy of a digest that is never updated: cheaper than a provider look-up and safe for every thread. */
    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256, this one has not", e);
        }
    }
}

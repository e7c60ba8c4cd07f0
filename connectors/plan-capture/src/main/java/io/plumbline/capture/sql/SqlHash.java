package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** First 128 bits of SHA-256, as 32 lower-case hexadecimal digits; reused, so not safe for several threads. */
final class SqlHash {

    private static final int BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256 = sha256();
    private final byte[] digest = new byte[DIGEST_BYTES];
    private final byte[] digits = new byte[2 * BYTES];

    String of(byte[] bytes, int length) {
        digest(bytes, length);
        for (int i = 0; i < BYTES; i++) {
            digits[2 * i] = DIGITS[(digest[i] >> 4) & 0xF];
            digits[2 * i + 1] = DIGITS[digest[i] & 0xF];
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private void digest(byte[] bytes, int length) {
        try {
            sha256.update(bytes, 0, length);
            sha256.digest(digest, 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has " + DIGEST_BYTES + " bytes", e);
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

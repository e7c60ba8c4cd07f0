package io.plumbline.model.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same whenever the same thing is said again, so that a repeat is recognised downstream. */
public final class DeterministicId {

    private static final int HEX_DIGITS = 32;

    private DeterministicId() {}

    /** First 32 hex digits of SHA-256 over the UTF-8 of {@code parts} joined with a line feed. */
    public static String of(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

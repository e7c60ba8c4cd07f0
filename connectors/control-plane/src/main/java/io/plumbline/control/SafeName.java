package io.plumbline.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Makes a name that topics and replication slots allow (lower-case letters, digits and {@code _}) out of any name.
 *
 * <p>Law: different names stay different. What had to be changed carries eight hex digits of the original's SHA-256.
 */
final class SafeName {

    private static final int DIGEST_BYTES = 4;

    private SafeName() {}

    static String of(String name, int longest) {
        String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        if (safe.equals(name) && safe.length() <= longest) {
            return safe;
        }
        String mark = "_" + digest(name);
        return safe.substring(0, Math.min(safe.length(), longest - mark.length())) + mark;
    }

    /** A number from 2^30 to 2^31 - 1 that stays with the name: beyond those that people give to servers. */
    static long number(String name) {
        return (1L << 30) | (Long.parseLong(digest(name), 16) & ((1L << 30) - 1));
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}

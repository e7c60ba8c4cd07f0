package io.plumbline.sync.pins;

import io.plumbline.capture.identity.StatementKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a row of the hint table says that it is ours, whose it is and until when: a scan hint for a relation that cannot be.
 * pg_hint_plan leaves such a hint unused without a word, so a row needs no table beside it, and a restart finds what it
 * left. The name stays below PostgreSQL's 63 bytes, beyond which the server would speak.
 */
public final class PinMark {

    private static final String BEGINNING = "SeqScan(\"plumbline:";
    private static final Pattern MARK = Pattern.compile("SeqScan\\(\"plumbline:([0-9a-f]{32}):(\\d{1,12})\"\\)");
    private static final int BYTES = 16;

    private PinMark() {}

    /** What every mark begins with. */
    public static String beginning() {
        return BEGINNING;
    }

    /** What every mark of the statement's pins begins with. */
    public static String ofStatement(StatementKey statement) {
        return BEGINNING + hash(statement.encode()) + ":";
    }

    public static String of(StatementKey statement, Instant expiresAt) {
        return ofStatement(statement) + expiresAt.getEpochSecond() + "\")";
    }

    /** When the pin of a row is over; empty where the row is not ours. */
    public static Optional<Instant> expiryIn(String hints) {
        Matcher mark = MARK.matcher(hints);
        return mark.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(mark.group(2)))) : Optional.empty();
    }

    /** First 128 bits of SHA-256, 32 hex digits. */
    public static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

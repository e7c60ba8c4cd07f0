package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Removes from a statement everything that is not the statement: literals, parameters, lengths of lists, comments, hints,
 * white space, the case of key words.
 *
 * <p>Laws, for every text and dialect: no exception; no part of a literal in the result; idempotent, that is, the
 * canonical text of a canonical text is itself; one pass, time and memory linear in the text, no recursion. The rules are
 * in {@code docs/reference/sql-normalisation.md}.
 *
 * <p>Allocates the UTF-8 of the text, the output (as long as the text without its literals), the record and a digest.
 * Safe for all threads: nothing is shared.
 */
public final class SqlNormalizer {

    private static final int SMALLEST_BUFFER = 64;
    private static final int LARGEST_FIRST_BUFFER = 4096;
    private static final char REPLACEMENT = '\uFFFD';

    private SqlNormalizer() {}

    /** The statement without its literals; see the class for its laws. */
    public static NormalizedSql normalize(String text, Dialect dialect) {
        byte[] source = utf8(text);
        int capacity = Math.min(SMALLEST_BUFFER + source.length, LARGEST_FIRST_BUFFER);
        CanonicalText canonical = new CanonicalText(capacity);
        Canonicalizer canonicalizer = new Canonicalizer(dialect, canonical);
        SqlScanner scanner = SqlScanner.of(dialect, source, canonicalizer);
        scanner.scan();
        return new NormalizedSql(
                canonical.toString(),
                SqlHash.of(canonical.bytes(), canonical.length()),
                canonicalizer.command(source).toUpperCase(Locale.ROOT),
                canonicalizer.listLength(),
                scanner.unterminated || canonicalizer.isTruncated());
    }

    /** UTF-8 in which half a surrogate pair is U+FFFD; Java's encoder would make it a question mark, a parameter. */
    private static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text).getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            repaired.appendCodePoint(half ? REPLACEMENT : codePoint);
            i += Character.charCount(codePoint);
        }
        return repaired.toString();
    }
}

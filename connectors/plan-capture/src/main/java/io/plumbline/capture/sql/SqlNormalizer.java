package io.plumbline.capture.sql;

import java.util.Locale;

/**
 * Removes from a statement everything that is not the statement: literals, parameters, lengths of lists, comments, hints,
 * white space, the case of key words.
 *
 * <p>Laws, for every text and dialect: no exception; no part of a literal in the result; idempotent, that is, the
 * canonical text of a canonical text is itself; one pass, time and memory linear in the text, no recursion. The rules are
 * in {@code docs/reference/sql-normalisation.md}.
 *
 * <p>An instance is for one thread at a time. It reuses its buffers and so allocates the result only; those that a text
 * of more than 64 kB needed go with the next text. A result does not depend on the texts before it.
 */
public final class SqlNormalizer {

    private static final int LONGEST_COMMAND = 32;

    private final Canonicalizer canonicalizer;
    private final SqlScanner scanner;
    private final SqlHash hash = new SqlHash();

    /** The command of the statement before: there are few, and most statements begin like the one before. */
    private String command = "";

    public SqlNormalizer(Dialect dialect) {
        canonicalizer = new Canonicalizer(dialect);
        scanner = SqlScanner.of(dialect, canonicalizer);
    }

    /** The statement without its literals; for many statements keep an instance. */
    public static NormalizedSql normalize(String text, Dialect dialect) {
        return new SqlNormalizer(dialect).normalize(text);
    }

    /** The statement without its literals; see the class for its laws. */
    public NormalizedSql normalize(String text) {
        scanner.scan(text);
        CanonicalText canonical = canonicalizer.text();
        return new NormalizedSql(
                canonical.toString(),
                hash.of(canonical.bytes(), canonical.length()),
                command(text, canonicalizer.firstWordStart(), canonicalizer.firstWordEnd()),
                canonicalizer.listLength(),
                scanner.unterminated || canonicalizer.isTruncated());
    }

    /** The first word in upper case; none where it is no key word, for its length or its characters. */
    private String command(String text, int from, int to) {
        int length = to - from;
        if (length > LONGEST_COMMAND || !isAscii(text, from, to)) {
            return "";
        }
        if (length != command.length() || !text.regionMatches(true, from, command, 0, length)) {
            command = text.substring(from, to).toUpperCase(Locale.ROOT);
        }
        return command;
    }

    private static boolean isAscii(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!CharClass.isAscii(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

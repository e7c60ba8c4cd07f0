package io.plumbline.capture.sql;

/**
 * A statement without its literals.
 *
 * @param text canonical text: one space between tokens where one is needed, key words and unquoted identifiers in lower
 *     case, every value {@code ?} (PostgreSQL: {@code '?'} where only a literal can stand, as in {@code date '?'}), every
 *     list of values {@code (?)}, no comments, no hints, no trailing semicolon
 * @param sqlHash first 128 bits of SHA-256 over the UTF-8 of {@code text}, 32 lower-case hex digits
 * @param command first key word in upper case, such as {@code SELECT} or {@code WITH}; {@code ""} for an empty text
 * @param listLength longest list of values that was collapsed: elements of an IN list or array, rows of VALUES; 0 without
 *     a list, 1 where the engine had collapsed it already
 * @param truncated whether the text ends inside a literal, a quoted name or a comment, or in the engine's own mark of
 *     truncation ({@code ...}): such a text is hashed but must not be explained
 */
public record NormalizedSql(String text, String sqlHash, String command, int listLength, boolean truncated) {}

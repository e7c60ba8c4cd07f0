package io.plumbline.capture.sql;

/** What a word does to the tokens after it; nearly all words do nothing. */
enum WordRole {
    NONE,
    /** Opens a list of values. */
    IN,
    /** Opens rows of values. */
    VALUES,
    /** Opens a list of values in square brackets. */
    ARRAY,
    /** {@code CAST(..)} and {@code ROW(..)}: a group of values is a value. */
    GROUP,
    /** {@code CAST(.. AS type)}. */
    AS,
    /** Part of a type's name, though an operand follows it. */
    TYPE,
    IS,
    NOT,
    SET,
    NULL,
    BOOLEAN,
    /** The escape character of a Unicode literal: belongs to the literal. */
    UESCAPE,
    /** A character set introducer: belongs to the literal after it. */
    CHARSET,
    /** What a digest writes for any of them. */
    ANY_CHARSET,
    FETCH,
    /** {@code FIRST} and {@code NEXT}: after {@code FETCH} a number of rows follows. */
    FIRST,
    LIMIT,
    /** After {@code LIMIT} it is the constant for no limit. */
    ALL,
    /** Its first argument is a constant, though it looks like a name. */
    EXTRACT
}

package io.plumbline.capture.sql;

/** What a word does to the tokens after it; nearly all words do nothing. Numbers for the reason {@link TokenKind} gives. */
final class WordRole {

    static final int NONE = 0;
    /** Opens a list of values. */
    static final int IN = 1;
    /** Opens rows of values. */
    static final int VALUES = 2;
    /** Opens a list of values in square brackets. */
    static final int ARRAY = 3;
    /** {@code CAST(..)} and {@code ROW(..)}: a group of values is a value. */
    static final int GROUP = 4;
    /** {@code CAST(.. AS type)}. */
    static final int AS = 5;
    /** Part of a type's name, though an operand follows it. */
    static final int TYPE = 6;

    static final int IS = 7;
    static final int NOT = 8;
    static final int SET = 9;
    static final int NULL = 10;
    static final int BOOLEAN = 11;
    /** The escape character of a Unicode literal: belongs to the literal. */
    static final int UESCAPE = 12;
    /** A character set introducer: belongs to the literal after it. */
    static final int CHARSET = 13;
    /** What a digest writes for any of them. */
    static final int ANY_CHARSET = 14;

    static final int FETCH = 15;
    /** {@code FIRST} and {@code NEXT}: after {@code FETCH} a number of rows follows. */
    static final int FIRST = 16;

    static final int LIMIT = 17;
    /** After {@code LIMIT} it is the constant for no limit. */
    static final int ALL = 18;
    /** Its first argument is a constant, though it looks like a name. */
    static final int EXTRACT = 19;

    private WordRole() {}
}

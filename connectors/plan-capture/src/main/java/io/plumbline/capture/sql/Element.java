package io.plumbline.capture.sql;

/** What the tokens of an element between commas make it, and what one more token makes of it. */
final class Element {

    static final int EMPTY = 0;
    /** A value. */
    static final int VALUE = 1;
    /** A value and a cast: only the name of a type may follow. */
    static final int CAST_VALUE = 2;
    /** Words that may be the name of a type before a literal. */
    static final int TYPE = 3;
    /** CAST, ROW or ARRAY: a bracket with values makes it a value. */
    static final int GROUP = 4;

    static final int OTHER = 5;

    // each by the element so far, in the order above
    private static final byte[] AFTER_VALUE = {VALUE, VALUE, OTHER, VALUE, OTHER, OTHER};
    private static final byte[] AFTER_WORD = {TYPE, OTHER, CAST_VALUE, TYPE, OTHER, OTHER};
    private static final byte[] AFTER_AS = {OTHER, CAST_VALUE, OTHER, OTHER, OTHER, OTHER};
    private static final byte[] AFTER_CAST = {OTHER, CAST_VALUE, CAST_VALUE, OTHER, OTHER, OTHER};
    private static final byte[] AFTER_DOT = {OTHER, OTHER, CAST_VALUE, TYPE, OTHER, OTHER};
    private static final byte[] AFTER_VALUES = {VALUE, OTHER, CAST_VALUE, OTHER, VALUE, OTHER};

    private Element() {}

    static boolean isValue(int element) {
        return element == VALUE || element == CAST_VALUE;
    }

    static int afterValue(int element) {
        return AFTER_VALUE[element];
    }

    static int afterWord(int element, int role) {
        boolean constructs = role == WordRole.GROUP || role == WordRole.ARRAY;
        return element == EMPTY && constructs ? GROUP : AFTER_WORD[element];
    }

    static int afterAs(int element) {
        return AFTER_AS[element];
    }

    static int afterCast(int element) {
        return AFTER_CAST[element];
    }

    static int afterDot(int element) {
        return AFTER_DOT[element];
    }

    /** After a bracket in it was closed, be it one of values only or not. */
    static int afterGroup(int element, boolean ofValues) {
        return ofValues ? AFTER_VALUES[element] : OTHER;
    }
}
